using System.Globalization;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does discovery find anybody to scrape?</summary>
internal sealed class TargetsAreThere : IDoctorStep<MetricQuestion>
{
    public string Title => "its job has targets";

    public async Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation)
    {
        if (question.Recorded is not null)
            return Finding.Skipped;
        var targets = Of(question, await patient.TargetsAsync(cancellation));
        return targets.Count > 0
            ? Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{targets.Count} of {string.Join(", ", targets.Select(target => target.Job).Distinct())}"))
            : Finding.Broken(
                $"{string.Join(", ", question.Jobs.Select(job => job.Name))}: nothing is found to scrape",
                $"the pods have to run and to bear the labels or annotations that the job looks for: `./monitor doctor {question.Jobs.Select(job => job.Name).FirstOrDefault("COMPONENT")}` walks from the pods");
    }

    /// <summary>The targets that could have the series.</summary>
    public static IReadOnlyList<MetricTarget> Of(MetricQuestion question, IReadOnlyList<MetricTarget> targets) => [.. targets.Where(target => question.Jobs.Any(job => job.Name == target.Job))];
}
