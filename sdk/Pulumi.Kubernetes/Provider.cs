namespace Pulumi.Kubernetes;

/// <summary>A connection to one cluster; give it to resources as <c>Provider</c> when the default kubeconfig is not the right one.</summary>
[KubernetesResourceType("pulumi:providers:kubernetes")]
public partial class Provider : ProviderResource
{
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("kubernetes", name, args ?? new ProviderArgs(), MakeResourceOptions(options))
    {
    }

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = SdkVersion.Value }, options);
        merged.Id = "";
        return merged;
    }
}
