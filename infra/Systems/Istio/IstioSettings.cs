using Monitoring.Settings;

namespace Monitoring.Systems.Istio;

/// <summary>Whether an Istio mesh is watched, and which of its parts.</summary>
public sealed record IstioSettings : IValidatedSettings
{
    [Setting("Watches an Istio mesh: istiod, the gateways and the proxy of every pod that is part of it.")]
    public bool Enabled { get; init; }

    [Setting("Namespace of istiod.", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "a DNS label such as 'istio-system'")]
    public string Namespace { get; init; } = "istio-system";

    [Setting("False where somebody else runs istiod, such as a cloud provider: only proxies are watched then.")]
    public bool ControlPlane { get; init; } = true;

    [Setting("The label by which the pods of istiod are found; every revision of it bears the default.", Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", PatternText = "one label with its value, such as 'app=istiod'")]
    public string PodLabel { get; init; } = "app=istiod";

    [Setting("Where proxies are asked: merged is port 15020, whose answer includes the application's own metrics, as Istio has it unless `enablePrometheusMerge` is off; envoy is port 15090, for meshes where it is off. Either way no application is scraped twice: a pod that another job scrapes is asked at 15090.")]
    public IstioMetrics Metrics { get; init; } = IstioMetrics.Merged;

    [Setting("True when the proxies export statistics of their upstream clusters, which they do only when `proxyStatsMatcher` includes `circuit_breakers`, `upstream_cx_connect_fail` and `membership`. It adds alerts per cluster, and about 8 series per cluster and proxy.")]
    public bool UpstreamStats { get; init; }

    [Setting("True for a mesh in ambient mode, with ztunnel on every node: adds its alerts. Waypoints are watched in any case.")]
    public bool Ambient { get; init; }

    [Setting("True for a mesh before 1.8 whose telemetry goes through Mixer (`istio-telemetry`, `istio-policy`): adds its scrape jobs and alerts. Before 1.6 proxies merge nothing, so set metrics to envoy.")]
    public bool Mixer { get; init; }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Enabled && Mixer && Ambient)
            yield return Problem.Error(context.Key("mixer"), "Mixer was removed in Istio 1.8, and ambient mode came with 1.15; no mesh has both. Turn one of them off.");
    }
}
