using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource as the engine has it. The id is empty while it is unknown.</summary>
internal sealed record RegisterResourceResponse(string Urn, string Id, WireObject Object)
{
    /// <summary>False for a resource that could not be made, or was left out because another could not: what it lacks is unknown.</summary>
    public bool IsMade { get; init; } = true;

    /// <summary>For each property, the resources that its value comes from, besides this one.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}
