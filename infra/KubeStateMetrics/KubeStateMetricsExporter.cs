using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.KubeStateMetrics;

/// <summary>kube-state-metrics: turns the cluster's objects into metrics. Use it once per cluster; two would count everything twice.</summary>
public sealed class KubeStateMetricsExporter : Tool
{
    public KubeStateMetricsExporter(string name, KubeStateMetricsArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:kube-state-metrics:KubeStateMetricsExporter", name, args, options)
    {
        AllowClusterWide([.. args.Scope.Resources.Select(group => Rule([group.ApiGroup], [.. group.Resources], ["list", "watch"]))]);
        Run(args);
        RegisterOutputs();
    }

    private void Run(KubeStateMetricsArgs args) => _ = new Deployment($"{ComponentName}-exporter", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = 1,
            Selector = Selector(),
            // Never two at once: each would report every object, and joins over them would fail.
            Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
            Template = Pod(Container(args), Array.Empty<VolumeArgs>(), withToken: true),
        },
    }, Child);

    private static ContainerArgs Container(KubeStateMetricsArgs args) => new()
    {
        Name = "kube-state-metrics",
        Image = KubeStateMetricsImage.Reference,
        Args = (string[])
        [
            $"--port={KubeStateMetricsTool.Port}",
            $"--telemetry-port={KubeStateMetricsTool.SelfPort}",
            $"--resources={args.Scope.ResourcesFlag}",
            .. args.Scope.AllowList.Length > 0 ? [$"--metric-allowlist={args.Scope.AllowList}"] : Array.Empty<string>(),
        ],
        Ports =
        {
            PodParts.Port(KubeStateMetricsTool.PortName, KubeStateMetricsTool.Port),
            PodParts.Port(KubeStateMetricsTool.SelfPortName, KubeStateMetricsTool.SelfPort),
        },
        Resources = PodParts.Resources(args.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpProbe("/readyz", KubeStateMetricsTool.SelfPortName),
        LivenessProbe = PodParts.HttpProbe("/livez", KubeStateMetricsTool.PortName, periodSeconds: 30, failureThreshold: 4),
    };
}
