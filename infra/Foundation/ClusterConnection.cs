using Pulumi.Kubernetes;

namespace Monitoring.Foundation;

/// <summary>The connection to the cluster, as an explicit provider: kubeconfig and context are settings, never what happens to be current.</summary>
public static class ClusterConnection
{
    /// <summary>
    /// Server-side apply, and ConfigMaps and Secrets that change in place: they have fixed names, and replacing them would take them away
    /// from running pods for a moment. A stack belongs to one cluster, whose identity is therefore a constant: without one, the provider takes
    /// another address or authority in the kubeconfig for another cluster and makes every object anew.
    /// </summary>
    public static Provider Open(string name, ClusterSettings cluster)
    {
        var args = new ProviderArgs
        {
            ClusterIdentifier = name,
            EnableServerSideApply = true,
            EnableConfigMapMutable = true,
            EnableSecretMutable = true,
        };
        if (cluster.Context.Length > 0)
            args.Context = cluster.Context;
        if (cluster.Kubeconfig.Length > 0)
            args.KubeConfig = cluster.Kubeconfig;
        return new Provider(name, args);
    }
}
