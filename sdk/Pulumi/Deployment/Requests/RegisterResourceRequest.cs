using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that is to exist. Texts are empty where nothing is said.</summary>
internal sealed record RegisterResourceRequest(string Type, string Name, string Parent, bool IsCustom, bool IsRemote, WireObject Object)
{
    public bool? Protect { get; init; }

    /// <summary>URNs of all resources that must exist first.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>For each property that is sent, the URNs of the resources its value comes from; often none.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary><c>urn::id</c> of the provider; empty for the default one.</summary>
    public string Provider { get; init; } = "";

    /// <summary>For a remote component, the providers of its children by package.</summary>
    public ImmutableDictionary<string, string> Providers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Version { get; init; } = "";

    public string PluginDownloadUrl { get; init; } = "";

    public string PackageReference { get; init; } = "";

    public string ImportId { get; init; } = "";

    public bool? DeleteBeforeReplace { get; init; }

    public bool? RetainOnDelete { get; init; }

    public string DeletedWith { get; init; } = "";

    public CustomTimeouts? CustomTimeouts { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces the resource; null where none is given.</summary>
    public object? ReplacementTrigger { get; init; }

    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>For a provider, the variables of its environment by the names that it reads.</summary>
    public ImmutableDictionary<string, string> EnvironmentMappings { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public ImmutableArray<AliasSpec> Aliases { get; init; } = [];

    /// <summary>Whether the program wants to be called back by the engine about this resource.</summary>
    public bool NeedsCallbacks { get; init; }
}
