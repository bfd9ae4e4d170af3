using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a resource hands down to its children: protection, one provider for each package, transformations.</summary>
internal sealed record ResourceInheritance(
    bool? Protect,
    ProviderResource? Provider,
    ImmutableDictionary<string, ProviderResource> Providers,
    ImmutableArray<ResourceTransformation> Transformations)
{
    public static ResourceInheritance None { get; } = new(null, null, ImmutableDictionary<string, ProviderResource>.Empty, []);

    /// <summary>Only an explicit parent hands down protection and providers; the stack hands down its transformations in any case.</summary>
    public static ResourceInheritance Of(Resource resource, ResourceDefinition definition)
    {
        var options = definition.Options;
        var parent = options.Parent?.Inheritance ?? None;
        var providers = options is ComponentResourceOptions component
            ? parent.Providers.SetItems(OwnProviders(resource, component).Select(provider => KeyValuePair.Create(provider.Package, provider)))
            : parent.Providers;
        var chosen = options.Provider ?? providers.GetValueOrDefault(PackageOf(definition.Type));
        if (options.Provider is { } own && definition.IsCustom)
            providers = providers.SetItem(own.Package, own);

        return new(
            options.Protect ?? parent.Protect,
            definition.IsCustom || definition.IsRemote ? chosen : null,
            providers,
            ResourceTransformer.Chain(options, options.Parent ?? DeploymentContext.Required.Stack));
    }

    /// <summary>The provider for a type, or for the token of a function, of this resource's package.</summary>
    public ProviderResource? ProviderFor(string token) => Providers.GetValueOrDefault(PackageOf(token));

    private static List<ProviderResource> OwnProviders(Resource resource, ComponentResourceOptions options)
    {
        if (options.Provider is null)
            return options.Providers;
        if (options.Providers.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", resource);
        return [options.Provider];
    }

    private static string PackageOf(string token) =>
        token.Split(':') is [var package, _, _] ? package : "";
}
