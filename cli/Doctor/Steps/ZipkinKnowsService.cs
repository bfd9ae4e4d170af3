using System.Globalization;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Backends.Traces.Zipkin;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Has it ever sent a span, and does it still?</summary>
internal sealed class ZipkinKnowsService : IDoctorStep<ComponentQuestion>
{
    private const int Most = 100;

    public string Title => "Zipkin has traces of the last hour";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var zipkin = await ZipkinTraces.OpenAsync(patient.Signals, cancellation);
        var all = await zipkin.ServicesAsync(cancellation);
        var meant = all.Where(service => question.Means(service) || question.Means(service.Split('.')[0])).ToList();
        if (meant.Count == 0)
            return Finding.Broken(
                all.Count == 0 ? "no service at all has sent spans" : $"no service is called so{Monitoring.Settings.Nearest.Suggestion(question.Pattern.Text, all)}",
                "the program sends none: a library and OTEL_EXPORTER_OTLP_ENDPOINT (docs/tracing.md#send-traces), OTEL_SERVICE_NAME for its name, OTEL_TRACES_SAMPLER not always_off; or its callers say that they are not sampled (traceparent ends with -00)");
        var found = await zipkin.FindAsync(new TraceQuery(meant[0], zipkin.Now.AddHours(-1), zipkin.Now.AddMinutes(1), Most), cancellation);
        return found.Count > 0
            ? Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{(found.Count == Most ? "at least " : "")}{found.Count} of {meant[0]}, the newest of {found[^1].Start.ToLocalTime():HH:mm:ss}"))
            : Finding.Broken($"{meant[0]} is known and has sent nothing for an hour", "nobody called it, its sampling is too thin (OTEL_TRACES_SAMPLER_ARG), or it has been deployed without its exporter");
    }
}
