using System.Globalization;
using Monitoring.Settings;

namespace Monitoring.Systems.Knative;

/// <summary>Whether Knative is watched, and which version of it. docs/systems.md says what has to be set in Knative itself.</summary>
public sealed record KnativeSettings : IValidatedSettings
{
    private static readonly Version OpenTelemetry = new(1, 19);

    [Setting("Watches Knative Serving. Its config-observability has to switch metrics on first, see [systems.md](systems.md#knative).")]
    public bool Enabled { get; init; }

    [Setting("Version of Knative Serving, without the patch. All names of metrics changed in 1.19, so it has to be set where Knative is watched, and again when 1.19 is reached.", Example = "1.21", Pattern = "([01]\\.\\d{1,3})?", PatternText = "a version without its patch, such as '1.21'")]
    public string Version { get; init; } = "";

    [Setting("Namespace of activator, autoscaler, controller and webhook.", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "a DNS label such as 'knative-serving'")]
    public string Namespace { get; init; } = "knative-serving";

    [Setting("Namespace of the controller and webhook of Knative Eventing; empty when Eventing is not watched. Before 1.19 their health is watched, but not their queues.", Example = "knative-eventing", Pattern = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?", PatternText = "a DNS label such as 'knative-eventing'")]
    public string EventingNamespace { get; init; } = "";

    [Setting("Scrapes the queue-proxy of each revision's pods, the source of request rates, errors, latency and queues. Turn it off where requests are not measured there, or where a mesh already measures them.")]
    public bool RequestMetrics { get; init; } = true;

    /// <summary>True from 1.19 on, where names begin with <c>kn_</c>.</summary>
    public bool UsesOpenTelemetry => System.Version.Parse(Version) >= OpenTelemetry;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Enabled && Version.Length == 0)
            yield return Problem.Error(context.Key("version"), string.Create(CultureInfo.InvariantCulture, $"The version of Knative is not set; the names of its metrics depend on whether it is older than {OpenTelemetry}."));
        if (Enabled && Namespace == EventingNamespace)
            yield return Problem.Error(context.Key("eventingNamespace"), "Serving and Eventing are said to be in the same namespace; their parts have the same names, so each has its own.");
    }
}
