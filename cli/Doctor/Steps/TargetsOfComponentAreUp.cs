namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does it answer when Prometheus asks?</summary>
internal sealed class TargetsOfComponentAreUp : IDoctorStep<ComponentQuestion>
{
    public string Title => "its targets answer";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var pods = await patient.PodsAsync(question, cancellation) ?? [];
        var all = await patient.TargetsAsync(cancellation);
        var targets = all.Where(target => question.Means(target, pods)).ToList();
        return targets.Count > 0 ? ScrapeErrors.Judge(targets) : Finding.Broken(
            $"Prometheus scrapes nothing of this name{Monitoring.Settings.Nearest.Suggestion(question.Pattern.Text, all.Select(target => target.Job).Distinct())}",
            "see the jobs and targets of the stack: `./monitor status`, or `./monitor open prometheus`");
    }
}
