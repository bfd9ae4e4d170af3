using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does a job of the stack know its pods, or do they ask for it by annotation?</summary>
internal sealed class PodsAskToBeScraped : IDoctorStep<ComponentQuestion>
{
    private const string Scrape = "prometheus.io/scrape";

    public string Title => "its pods ask to be scraped";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (await patient.PodsAsync(question, cancellation) is not { IsEmpty: false } pods)
            return Finding.Skipped;
        var targets = await patient.TargetsAsync(cancellation);
        if (targets.Where(target => question.Means(target, pods)).Select(target => target.Job).Distinct().ToList() is { Count: > 0 } jobs)
            return Finding.Fine($"the {(jobs.Count == 1 ? "job" : "jobs")} {string.Join(", ", jobs)} found them");

        var pod = pods[0];
        if (pod.Annotations.GetValueOrDefault(Scrape) is not { } asks)
            return Finding.Broken(
                $"{pod} has no annotation {Scrape}, and no job knows it by its labels",
                $"annotations of the pod's template: {Scrape}: \"true\" and prometheus.io/port: \"{pod.Ports.Select(port => port.Port).FirstOrDefault(8080).ToString(CultureInfo.InvariantCulture)}\", prometheus.io/path where it is not /metrics");
        return asks != "true"
            ? Finding.Broken($"{pod} says {Scrape}: \"{asks}\"", $"only \"true\", in lower case and in quotes, is understood")
            : pod.AnnotatedPort is null && !pod.Ports.Any()
            ? Finding.Broken($"{pod} names no port", "prometheus.io/port, or a port of the container")
            : Finding.Unknown("they do, and Prometheus does not know them yet; it looks every minute");
    }
}
