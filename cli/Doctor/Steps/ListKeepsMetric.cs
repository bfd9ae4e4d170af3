using Monitoring.Describe;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is it stored, or dropped because nobody reads it?</summary>
internal sealed class ListKeepsMetric : IDoctorStep<MetricQuestion>
{
    public string Title => "what is scraped of it is stored";

    public Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation)
    {
        var lists = patient.Plan.ScrapeLists;
        if (question.Recorded is not null || question.IsOfEveryJob || question.Jobs.IsEmpty || lists.IsExtra(question.Name))
            return Task.FromResult(Finding.Fine("whole"));
        var kept = Kept(patient, question);
        return Task.FromResult(
            kept.Count == 0 ? Finding.Broken(
                $"{string.Join(", ", question.Jobs.Select(job => job.Name))} drops it before it is stored, because no rule and no panel of the stack reads it",
                $"read it in a panel or a rule, or add \"{question.Name}\" to prometheus.extraMetrics in {patient.StackFile}; for a while on this machine: `./monitor widen {question.Jobs[0].Name}`")
            : kept.Contains("") ? Finding.Fine("whole")
            : Finding.Fine($"those with {string.Join(" or ", kept)}"));
    }

    /// <summary>The conditions of which a series has to meet one to be stored; an empty one takes all.</summary>
    public static IReadOnlyList<string> Kept(Patient patient, MetricQuestion question) =>
    [
        .. question.Jobs.SelectMany(job => job.Keep == KeptMetrics.All ? [""] : patient.Plan.ScrapeLists.Readers(job, question.Name).Select(reader => reader.Condition)).Distinct(),
    ];
}
