using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The output properties of one resource, from its constructor until the engine's answer fills them.</summary>
internal sealed class ResourceOutputs
{
    private readonly ImmutableArray<(OutputProperty Property, OutputSource Source)> _sources;

    private ResourceOutputs(ImmutableArray<(OutputProperty, OutputSource)> sources) => _sources = sources;

    /// <summary>A component of this program assigns its outputs itself, all but the URN.</summary>
    public static ResourceOutputs AssignTo(Resource resource, ResourceDefinition definition)
    {
        var properties = OutputProperties.Of(resource.GetType()).All;
        var filled = definition.IsCustom || definition.IsRemote ? properties : [.. properties.Where(property => property.Name == "urn")];
        return new([.. filled.Select(property => (property, Assign(resource, property)))]);
    }

    public void Complete(Resource resource, RegisterResourceResponse response, DeploymentContext deployment)
    {
        var own = ImmutableHashSet.Create(resource);
        foreach (var (property, source) in _sources)
        {
            var resources = response.PropertyDependencies.TryGetValue(property.Name, out var urns)
                ? own.Union(urns.Select(urn => new DependencyResource(urn)))
                : own;
            var problem = source.Complete(ValueOf(property.Name, response, deployment.Settings.IsDryRun) with { Resources = resources });
            if (problem is not null)
                deployment.Logger.Log(LogSeverity.Warning, $"{property.FullName}; {problem}", resource, null, null);
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var (_, source) in _sources)
            source.Fail(exception);
    }

    private static OutputSource Assign(Resource resource, OutputProperty property)
    {
        var type = property.ValueType
            ?? throw new InvalidOperationException($"[Output] {property.FullName} was not an Output<T>");
        TargetTypes.Check($"[Output] {property.FullName}", type);
        var source = OutputSource.Create(type);
        property.Write(resource, source.Output);
        return source;
    }

    /// <summary>What the answer lacks is unknown in a preview and of a resource that was not made, and a known default otherwise.</summary>
    private static OutputData<object?> ValueOf(string name, RegisterResourceResponse response, bool isDryRun)
    {
        if (name == "urn")
            return OutputData<object?>.Known(response.Urn);
        if (name == "id")
            return OutputData<object?>.Known(response.Id) with { IsKnown = response.Id.Length > 0 };
        return response.Object.TryGetValue(name, out var wire)
            ? Deserializer.Deserialize(wire)
            : OutputData<object?>.Known(null) with { IsKnown = response.IsMade && !isDryRun };
    }
}
