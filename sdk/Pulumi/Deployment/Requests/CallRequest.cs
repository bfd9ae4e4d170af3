using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A call of a provider's function, or of a resource's method. Texts are empty where nothing is said.</summary>
internal sealed record CallRequest(string Token, WireObject Args)
{
    public string Provider { get; init; } = "";

    public string Version { get; init; } = "";

    public string PluginDownloadUrl { get; init; } = "";

    public string PackageReference { get; init; } = "";

    /// <summary>For each argument, the URNs of the resources that its value comes from; told to methods only.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ArgumentDependencies { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}
