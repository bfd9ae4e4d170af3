using Monitoring.Systems.Knative;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Are Knative's metrics switched on? They are not until somebody does it.</summary>
internal sealed class KnativeSpeaks : IDoctorStep<ComponentQuestion>
{
    public string Title => "Knative's metrics are on";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var knative = patient.Plan.Settings.Knative;
        var pods = await patient.PodsAsync(question, cancellation) ?? [];
        if (!knative.Enabled || patient.Signals.Cluster is not { } cluster || !pods.Any(pod => pod.Namespace == knative.Namespace || pod.Labels.ContainsKey("serving.knative.dev/revision")))
            return Finding.Skipped;
        try
        {
            var data = (await cluster.Kubectl.JsonAsync(cancellation, "get", "configmap", "config-observability", "--namespace", knative.Namespace))["data"];
            var off = Keys(knative).Where(key => ((string?)data?[key.Name] ?? key.Default) == "none").Select(key => key.Name).ToList();
            return off.Count == 0 ? Finding.Fine("prometheus") : Finding.Broken(
                $"{string.Join(" and ", off)} in {knative.Namespace}/config-observability {(off.Count == 1 ? "is" : "are")} none, so nobody listens",
                "set to prometheus: docs/systems.md#knative has the command");
        }
        catch (ProblemsException)
        {
            return Finding.Unknown($"{knative.Namespace}/config-observability cannot be read");
        }
    }

    /// <summary>The keys that matter, and what holds where they are not set. docs/systems.md has the same.</summary>
    private static IEnumerable<(string Name, string Default)> Keys(KnativeSettings knative)
    {
        yield return knative.UsesOpenTelemetry ? ("metrics-protocol", "none") : ("metrics.backend-destination", "prometheus");
        if (knative.RequestMetrics)
            yield return (knative.UsesOpenTelemetry ? "request-metrics-protocol" : "metrics.request-metrics-backend-destination", "none");
    }
}
