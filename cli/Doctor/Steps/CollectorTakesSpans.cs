using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Do spans get into the collector, and out of it?</summary>
internal sealed class CollectorTakesSpans : IDoctorStep<ComponentQuestion>
{
    public string Title => "the collector takes spans and passes them on";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (patient.Plan.InCluster.Select(description => description.Workload).FirstOrDefault(workload => workload?.Name == "collector") is not { } collector)
            return Finding.Unknown("the stack has none; spans go straight to Zipkin");
        if (await patient.PodsInAsync(collector.Namespace, cancellation) is { } pods && pods.Where(pod => pod.Labels.GetValueOrDefault("app.kubernetes.io/name") == collector.Name).ToList() is var own && !own.Exists(pod => pod.IsReady))
            return Finding.Broken($"none of its pods is ready{(own.Count > 0 ? $"; {own[0].Name}: {own[0].Trouble}" : "")}", $"`kubectl -n {collector.Namespace} describe deployment {collector.Name}`");

        if (await patient.ValueAsync("sum(rate(otelcol_receiver_accepted_spans_total{job=\"collector\"}[5m]))", cancellation) is not { } taken)
            return Finding.Unknown("Prometheus has nothing about it");
        if (taken == 0)
            return Finding.Broken("no span of anybody arrives", $"what senders need is in docs/tracing.md#send-traces: address collector.{collector.Namespace}:4317 or :4318 over TLS, and the authority; a NetworkPolicy of theirs may forbid it");
        if (await patient.ValueAsync("sum(rate(otelcol_exporter_send_failed_spans_total{job=\"collector\"}[5m]))", cancellation) is > 0 and var lost)
            return Finding.Broken(string.Create(CultureInfo.InvariantCulture, $"{lost:G3} spans a second do not get out of it"), "Zipkin refuses or is away: runbook CollectorSendingFails");
        return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{taken:G3} spans a second"));
    }
}
