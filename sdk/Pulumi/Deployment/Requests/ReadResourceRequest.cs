using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An existing resource that the program does not manage. Texts are empty where nothing is said.</summary>
internal sealed record ReadResourceRequest(string Type, string Name, string Id, string Parent, WireObject Properties)
{
    public ImmutableArray<string> Dependencies { get; init; } = [];

    public string Provider { get; init; } = "";

    public string Version { get; init; } = "";

    public string PluginDownloadUrl { get; init; } = "";

    public string PackageReference { get; init; } = "";

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];
}
