using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Turns what a constructor was given into requests, waiting for every value they need.</summary>
internal sealed class ResourceRequests(DeploymentContext deployment)
{
    public async Task<RegisterResourceRequest> RegisterAsync(Resource resource, ResourceDefinition definition)
    {
        var options = definition.Options;
        var custom = options as CustomResourceOptions;
        var keepOutputs = definition.IsRemote && await deployment.Monitor.SupportsAsync("outputValues").ConfigureAwait(false);
        var properties = await SerializedProperties.OfResourceAsync(definition.Args, keepOutputs).ConfigureAwait(false);
        return new(definition.Type, definition.Name, await ParentAsync(options).ConfigureAwait(false), definition.IsCustom, definition.IsRemote, properties.Object)
        {
            Dependencies = await DependenciesAsync(options, properties).ConfigureAwait(false),
            PropertyDependencies = await properties.DependencyUrnsAsync().ConfigureAwait(false),
            Provider = await ProviderResource.ReferenceAsync(resource.Inheritance.Provider).ConfigureAwait(false),
            Providers = definition.IsRemote ? await ProvidersAsync(resource.Inheritance.Providers).ConfigureAwait(false) : ImmutableDictionary<string, string>.Empty,
            Aliases = await AliasesAsync(options.Aliases).ConfigureAwait(false),
            PackageReference = await PackageAsync(definition.Package).ConfigureAwait(false),
            DeletedWith = await UrnAsync(options.DeletedWith).ConfigureAwait(false),
            ReplaceWith = await DependencyExpansion.UrnsAsync(await GatherAsync(options.ReplaceWith).ConfigureAwait(false)).ConfigureAwait(false),
            Protect = resource.Inheritance.Protect,
            Version = options.Version ?? "",
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            CustomTimeouts = options.CustomTimeouts,
            IgnoreChanges = [.. options.IgnoreChanges],
            ReplaceOnChanges = [.. options.ReplaceOnChanges],
            RetainOnDelete = options.RetainOnDelete,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            ImportId = custom?.ImportId ?? "",
            ReplacementTrigger = await new Serializer().SerializeAsync(options.ReplacementTrigger).ConfigureAwait(false),
            HideDiffs = [.. options.HideDiffs],
            EnvironmentMappings = custom?.EnvVarMappings.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty,
            AdditionalSecretOutputs = [.. custom?.AdditionalSecretOutputs ?? []],
            NeedsCallbacks = options.ResourceTransforms.Count > 0 || !options.Hooks.IsEmpty,
        };
    }

    public async Task<ReadResourceRequest> ReadAsync(Resource resource, ResourceDefinition definition, string id)
    {
        var options = definition.Options;
        var properties = await SerializedProperties.OfResourceAsync(definition.Args).ConfigureAwait(false);
        return new(definition.Type, definition.Name, id, await ParentAsync(options).ConfigureAwait(false), properties.Object)
        {
            Dependencies = await DependenciesAsync(options, properties).ConfigureAwait(false),
            Provider = await ProviderResource.ReferenceAsync(resource.Inheritance.Provider).ConfigureAwait(false),
            PackageReference = await PackageAsync(definition.Package).ConfigureAwait(false),
            Version = options.Version ?? "",
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            AdditionalSecretOutputs = [.. (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []],
        };
    }

    private Task<string> ParentAsync(ResourceOptions options) => UrnAsync(options.Parent ?? deployment.Stack);

    private static async Task<ImmutableArray<string>> DependenciesAsync(ResourceOptions options, SerializedProperties properties)
    {
        var explicitly = await GatherAsync(options.DependsOn).ConfigureAwait(false);
        return await DependencyExpansion.UrnsAsync(DependencyExpansion.Expand(explicitly.Concat(properties.AllDependencies))).ConfigureAwait(false);
    }

    private static async Task<ImmutableDictionary<string, string>> ProvidersAsync(ImmutableDictionary<string, ProviderResource> providers)
    {
        var result = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (package, provider) in providers)
            result[package] = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false);
        return result.ToImmutable();
    }

    private static async Task<ImmutableArray<AliasSpec>> AliasesAsync(List<Input<Alias>> aliases)
    {
        var result = ImmutableArray.CreateBuilder<AliasSpec>(aliases.Count);
        foreach (var input in aliases)
        {
            var alias = await input.ToOutput().DataTask.ConfigureAwait(false);
            if (alias.IsKnown)
                result.Add(await AliasSpec.ResolveAsync(alias.Value).ConfigureAwait(false));
        }
        return result.DistinctBy(alias => alias).ToImmutableArray();
    }

    private async Task<string> PackageAsync(RegisterPackageRequest? package) =>
        package is null ? "" : await deployment.Monitor.RegisterPackageAsync(package).ConfigureAwait(false);

    private static async Task<IEnumerable<Resource>> GatherAsync(InputList<Resource> resources)
    {
        var data = await resources.ToOutput().DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value.Where(resource => resource is not null) : [];
    }

    private static async Task<string> UrnAsync(Resource? resource) =>
        resource is null ? "" : (await resource.Urn.DataTask.ConfigureAwait(false)).Value;
}
