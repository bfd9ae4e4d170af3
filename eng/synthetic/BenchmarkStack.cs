using Monitoring.Foundation;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;

namespace Monitoring.Synthetic.Server;

/// <summary>The stack that is measured: every rule and dashboard for the cluster, its control plane, etcd, NATS and CockroachDB.</summary>
public static class BenchmarkStack
{
    /// <summary>Its plan for a cluster of this profile.</summary>
    public static MonitoringPlan Plan(ClusterProfile profile) => MonitoringPlan.Create(Settings(profile), SourceFiles.Load(ProjectRoot.Find()), "benchmark");

    /// <summary>Its settings.</summary>
    public static MonitoringSettings Settings(ClusterProfile profile) => new()
    {
        Cluster = new() { Provider = ClusterProvider.Kubeadm, Nodes = profile.Nodes, KubeProxyPods = "k8s-app=kube-proxy" },
        Etcd = new() { Enabled = true, Members = profile.EtcdMembers },
        Nats = new() { Enabled = true, Servers = profile.NatsServers },
        Cockroachdb = new() { Enabled = true, Nodes = profile.CockroachNodes },
    };
}
