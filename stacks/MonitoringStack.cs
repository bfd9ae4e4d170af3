using Monitoring.Certificates;
using Monitoring.Foundation;
using Monitoring.Network;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The picture: settings, what there is, the configuration compiled from it, and the cluster objects that carry it.</summary>
public sealed partial class MonitoringStack : Stack
{
    public MonitoringStack()
        : this(null)
    {
    }

    /// <param name="options">Options of the stack.</param>
    /// <param name="compiled">The plan of this very configuration, from a caller that has it already; null compiles it.</param>
    public MonitoringStack(StackOptions? options, MonitoringPlan? compiled = null)
        : base(options)
    {
        var settings = StackConfig.Load();
        var tools = new Tools(settings);
        var plan = compiled ?? MonitoringPlan.Create(settings, SourceFiles.Load(ProjectRoot.Find()).Including(settings, ProjectRoot.Find()), Deployment.Instance.StackName);
        StackConfig.Report(plan.Problems);
        Plan = plan;

        var inCluster = new ComponentResourceOptions { Provider = ClusterConnection.Open("cluster", settings.Cluster) };
        var foundation = new StackFoundation("foundation", settings.Namespace, settings.Cluster.Protect, inCluster);

        var authority = settings.HasAuthority ? new StackAuthority("authority", foundation.SiteOf(StackAuthority.WorkloadOf(settings.Namespace)), inCluster) : null;
        var datasourceSecrets = KeepLogsAndTraces(tools, plan, foundation, authority, inCluster);

        _ = new NetworkIsolation("network", new() { Namespaces = foundation.Namespaces, Plans = plan.Isolation }, inCluster);

        if (settings.OnHost)
            WatchFromOutside(tools, plan, foundation, authority, inCluster);
        else
            WatchFromInside(tools, plan, foundation, authority, datasourceSecrets, inCluster);

        WatchCluster(tools, plan, foundation, inCluster);

        Export(foundation, plan);
    }

    /// <summary>All that was compiled from the settings and sources.</summary>
    public MonitoringPlan Plan { get; }
}
