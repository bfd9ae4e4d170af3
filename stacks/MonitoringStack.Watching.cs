using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Certificates;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Stacks.Host;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The part of the picture that watches: in the cluster, or from a host outside.</summary>
public sealed partial class MonitoringStack
{
    private static void WatchFromInside(
        Tools tools, MonitoringPlan plan, StackFoundation foundation, StackAuthority? authority, ImmutableArray<DatasourceSecret> datasourceSecrets, ComponentResourceOptions inCluster)
    {
        _ = new PrometheusServer("prometheus", new()
        {
            Site = foundation.SiteOf(tools.Prometheus.Workload),
            Instance = plan.Settings.Prometheus.Instance,
            Configuration = plan.PrometheusYaml,
            RuleFiles = plan.RuleFiles,
            Certificates = plan.Certificates,
            Authorities = plan.Authorities,
        }, After(authority, inCluster));

        if (tools.Baseline is { } baseline)
            _ = new PrometheusServer("prometheus-baseline", new()
            {
                Site = foundation.SiteOf(baseline.Workload),
                Instance = plan.Settings.Baseline.Instance,
                Configuration = plan.Baseline!.PrometheusYaml,
                RuleFiles = plan.Baseline.RuleFiles,
                FindsTargets = false,
            }, inCluster);

        _ = new AlertmanagerServer("alertmanager", new()
        {
            Site = foundation.SiteOf(tools.Alertmanager.Workload),
            Settings = plan.Settings.Alertmanager,
            Configuration = plan.AlertmanagerYaml,
            Secrets = StackConfig.Secrets(plan.Settings.OnCall.RequiredSecrets()),
        }, inCluster);

        _ = new GrafanaServer("grafana", new()
        {
            Site = foundation.SiteOf(tools.Grafana.Workload),
            Settings = plan.Settings.Grafana,
            Datasources = plan.DatasourcesYaml,
            DatasourceSecrets = datasourceSecrets,
            DashboardFolders = plan.DashboardFoldersYaml,
            Dashboards = plan.Dashboards,
        }, inCluster);

        AskAddresses(tools, plan, foundation, authority, inCluster);
    }

    private static void WatchFromOutside(Tools tools, MonitoringPlan plan, StackFoundation foundation, StackAuthority? authority, ComponentResourceOptions inCluster)
    {
        var host = plan.Settings.Host;
        var account = new OutsideAccount("prometheus", new()
        {
            Site = foundation.SiteOf(tools.Prometheus.Workload),
            Direct = host.Reach == HostReach.Direct,
            Certificates = plan.Certificates,
            Authorities = plan.Authorities,
            StackAuthority = authority?.Certificate,
        }, inCluster);

        var web = host.IsOpen ? new HostWebAccess("prometheus-host-web", new() { Settings = host, Authority = authority!, Users = new Config().RequireSecret(HostSettings.WebUsers) }) : null;
        var bundle = HostServices.BundleOf(plan, Deployment.Instance.StackName)!;
        _ = new PrometheusHost("prometheus-host", new()
        {
            Settings = host,
            SshKey = new Config().RequireSecret(HostSettings.SshKey),
            Bundle = new FileAsset(BundleArchive.Write(bundle, Path.Combine(ProjectRoot.Find(), ".monitor", "bundles"))),
            BundleHash = bundle.Hash,
            Secrets = StackConfig.Secrets(plan.Settings.OnCall.RequiredSecrets()).AddRange(account.Secrets).AddRange(web?.Secrets ?? ImmutableSortedDictionary<string, Output<string>>.Empty),
        });
    }
}
