using Monitoring.Metrics;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does the stack scrape anything that has the metric?</summary>
internal sealed class StackHasMetric : IDoctorStep<MetricQuestion>
{
    private static readonly KnownMetrics Known = KnownMetrics.OfOurExporters;

    public string Title => "the stack scrapes or records it";

    public Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation) => Task.FromResult(Look(patient, question));

    private static Finding Look(Patient patient, MetricQuestion question)
    {
        if (question.Recorded is { } rule)
            return Finding.Fine($"recorded from {rule.Expression}");
        if (question.IsOfEveryJob)
            return Finding.Fine("Prometheus makes it for every target");
        var all = Known.With(MetricPrefixes.Of(patient.Plan.Descriptions));
        var here = question.Jobs.Where(job => all.ForJob(job.Name) is not null).Select(job => job.Name).ToList();
        if (here.Count > 0)
            return Finding.Fine($"by the {(here.Count == 1 ? "job" : "jobs")} {string.Join(", ", here)}");

        if (Elsewhere(question.Name) is { } other)
            return Finding.Broken($"the exporters that this stack knows call it {other.Name}: names begin as the exporter of {other.Job} is told", $"monitoring:{other.Job}.metricPrefix in {patient.StackFile} has to be what that exporter is started with");
        if (Known.FindAll(question.Name).Select(found => found.Job).FirstOrDefault(job => job != "*") is { } off)
            return Finding.Broken($"the job {off} has it, and this stack has no such job", patient.Signals.Here is { Cluster: null }
                ? "this machine watches no cluster: `./monitor up --kubeconfig FILE` does; what can be enabled besides is in docs/configuration.md"
                : $"watch it: `./monitor preview {patient.Signals.Stack}` lists what the stack has, docs/configuration.md what can be enabled");
        return question.Jobs.Length > 0 && all.Owner(question.Name) is null
            ? Finding.Unknown($"no catalogue names it; {string.Join(", ", question.Jobs.Select(job => job.Name))} scrape what nobody knows in advance")
            : Finding.Broken($"no job of the stack has it{(all.Nearest(question.Name) is { } nearest ? $"; '{nearest}' is the nearest name" : "")}", "ask for the right name, or annotate the pods that expose it with prometheus.io/scrape: \"true\"");
    }

    /// <summary>The same metric under another prefix, which some exporters let their operators choose.</summary>
    private static (string Job, string Name)? Elsewhere(string name)
    {
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end <= 0 || Known.Contains(name) ? null : Known.Jobs.Where(job => job == Monitoring.Systems.Nats.NatsSystem.Name)
            .SelectMany(job => Known.ForJob(job)!.Series.Keys.Where(series => series.IndexOf('_', StringComparison.Ordinal) is > 0 and var start && series[start..] == name[end..]).Select(series => ((string, string)?)(job, series)))
            .FirstOrDefault();
    }
}
