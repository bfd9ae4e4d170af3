using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Cli.Engine;

/// <summary>
/// Collects every resource with its parent, in the order of declaration. A transformation of the stack is the one place in the public API
/// that sees a resource's options; the values of its inputs reach the mocks later, when all that they wait for is known.
/// </summary>
internal sealed class Declarations
{
    private readonly List<(Resource Resource, Resource? Parent)> _declared = [];
    private readonly Lock _lock = new();

    public ResourceTransformationResult? Add(ResourceTransformationArgs args)
    {
        lock (_lock)
            _declared.Add((args.Resource, args.Options.Parent));
        return null;
    }

    public ImmutableArray<RecordedResource> Resolve(RecordingMocks mocks)
    {
        var recorded = new Dictionary<Resource, RecordedResource>(ReferenceEqualityComparer.Instance);
        lock (_lock)
        {
            foreach (var (resource, parent) in _declared.Where(d => d.Resource is not Stack && !mocks.IsRead(d.Resource.GetResourceType(), d.Resource.GetResourceName())))
            {
                var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
                recorded[resource] = new RecordedResource(
                    type, name, parent is null ? null : recorded.GetValueOrDefault(parent), resource is ComponentResource, mocks.InputsOf(type, name));
            }
        }

        return [.. recorded.Values];
    }
}
