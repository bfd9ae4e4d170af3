namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does the stack collect logs, and of this namespace?</summary>
internal sealed class StackCollectsLogs : IDoctorStep<ComponentQuestion>
{
    public string Title => "the stack collects logs";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var settings = patient.Plan.Settings;
        // A stack on this machine collects none; who asks nevertheless has named an Elasticsearch elsewhere.
        if (patient.Signals.Here is not null)
            return Finding.Skipped;
        if (!settings.Logging.Enabled)
            return Finding.Broken("it does not", $"monitoring:logging: {{ enabled: true }} in {patient.StackFile}; docs/logging.md");
        var pods = await patient.PodsAsync(question, cancellation) ?? [];
        var excluded = pods.Select(pod => pod.Namespace).Distinct().Intersect(settings.Fluentd.ExcludedNamespaces).ToList();
        return excluded.Count == 0 ? Finding.Fine(settings.Fluentd.Enabled ? "with Fluentd" : "with a collector of yours")
            : Finding.Broken($"of {string.Join(", ", excluded)} nothing is collected", $"fluentd.excludedNamespaces in {patient.StackFile} names it");
    }
}
