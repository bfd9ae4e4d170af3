namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>The providers that children use, at most one for each package.</summary>
    public List<ProviderResource> Providers { get => _providers ??= []; set => _providers = value; }

    /// <summary>
    /// New options: scalars of <paramref name="options2"/> win, lists are concatenated, and of two providers for one
    /// package that of <paramref name="options2"/> stays. Neither argument is changed.
    /// </summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Take(options1);
        merged.Take(options2);
        return merged;
    }

    private void Take(ComponentResourceOptions? other)
    {
        if (other is null)
            return;
        Overlay(other);
        if (other._providers is null)
            return;
        _providers = [.. other._providers.Concat(Providers).DistinctBy(provider => provider.Package)];
    }
}
