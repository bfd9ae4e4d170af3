namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Do those that are scraped answer?</summary>
internal sealed class TargetsAreUp : IDoctorStep<MetricQuestion>
{
    public string Title => "its targets answer";

    public async Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation) =>
        question.Recorded is not null ? Finding.Skipped : ScrapeErrors.Judge(TargetsAreThere.Of(question, await patient.TargetsAsync(cancellation)));
}
