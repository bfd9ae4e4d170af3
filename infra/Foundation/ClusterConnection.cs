using Pulumi.Kubernetes;

namespace Monitoring.Foundation;

/// <summary>The connection to the cluster, as an explicit provider: kubeconfig and context are settings, never what happens to be current.</summary>
public static class ClusterConnection
{
    /// <summary>
    /// Server-side apply, and ConfigMaps and Secrets that change in place: they have fixed names, and replacing them would take them away
    /// from running pods for a moment.
    /// </summary>
    public static Provider Open(string name, ClusterSettings cluster)
    {
        var args = new ProviderArgs
        {
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
