using System.Collections.Immutable;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Grafana;

/// <summary>How Grafana is reached and what it may use.</summary>
public sealed record GrafanaSettings
{
    [Setting("Address under which people reach Grafana, for links and log-in redirects. Empty takes the host of the Ingress, and without one it is for kubectl port-forward.", Example = "https://grafana.example.com", Pattern = @"(https?://[^/\s]+)?", PatternText = "an http or https address without a path")]
    public string ExternalUrl { get; init; } = "";

    [Setting("How people outside the cluster reach Grafana.")]
    public IngressSettings Ingress { get; init; } = new();

    [Setting("Folders with dashboards of your own, beside dashboards/: absolute, or relative to the folder of Pulumi.yaml. Folders below them become folders in Grafana.", Example = "[\"../payments/dashboards\"]")]
    public ImmutableArray<string> DashboardFolders { get; init; } = [];

    [Setting("What the pod asks for and may use.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 50, memory: 192, memoryLimit: 512);
}
