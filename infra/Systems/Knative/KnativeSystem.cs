using Monitoring.Describe;

namespace Monitoring.Systems.Knative;

/// <summary>
/// Describes Knative Serving, and the controllers of Eventing. Knative 1.19 renamed every metric and label, and turned milliseconds into seconds.
/// One rule file for each family of names records both as the same series (<c>knative:...</c>), with the labels <c>namespace</c>, <c>service</c>
/// and <c>revision</c>; alerts and dashboards read only those, so there is one of each, and an upgrade of Knative changes one setting.
/// </summary>
public sealed class KnativeSystem(KnativeSettings settings) : IDescribed
{
    /// <summary>Scrape job of the control plane, rule file with the alerts, and dashboard folder.</summary>
    public const string Name = "knative";

    public Description Describe() => new(Name)
    {
        ScrapeJobs = settings.RequestMetrics ? [KnativeJobs.ControlPlane(settings), KnativeJobs.QueueProxy()] : [KnativeJobs.ControlPlane(settings)],
        RuleFiles = [Name, settings.UsesOpenTelemetry ? "knative-opentelemetry" : "knative-opencensus"],
        Dashboards = new DashboardFolder(Name, "Knative"),
    };
}
