using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does the stack collect traces, and how many of them?</summary>
internal sealed class StackCollectsTraces : IDoctorStep<ComponentQuestion>
{
    public string Title => "the stack collects traces";

    public Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var settings = patient.Plan.Settings;
        return Task.FromResult(
            // A stack on this machine collects none; who asks nevertheless has named a Zipkin elsewhere.
            patient.Signals.Here is not null ? Finding.Skipped
            : !settings.Tracing.Enabled ? Finding.Broken("it does not", $"monitoring:tracing: {{ enabled: true }} in {patient.StackFile}; docs/tracing.md")
            : settings.Collector is { Enabled: true, KeepPercent: < 100 and var kept } ? Finding.Unknown(string.Create(CultureInfo.InvariantCulture, $"of every hundred traces it keeps {kept} (collector.keepPercent), whatever senders sample"))
            : Finding.Fine("all that are sent"));
    }
}
