using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is anything left of what it says, once the scrape list has been through it?</summary>
internal sealed class SamplesAreStored : IDoctorStep<ComponentQuestion>
{
    public string Title => "what it says is stored";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var pods = await patient.PodsAsync(question, cancellation) ?? [];
        var targets = (await patient.TargetsAsync(cancellation)).Where(target => question.Means(target, pods) && target.IsUp).ToList();
        double said = 0, stored = 0;
        foreach (var target in targets)
        {
            var labels = string.Join(", ", target.Labels.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal)).Select(label => $"{label.Key}=\"{label.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
            said += await patient.ValueAsync($"sum(scrape_samples_scraped{{{labels}}})", cancellation) ?? 0;
            stored += await patient.ValueAsync($"sum(scrape_samples_post_metric_relabeling{{{labels}}})", cancellation) ?? 0;
        }

        var job = targets.Select(target => target.Job).FirstOrDefault("");
        return stored > 0 ? Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{stored} of {said} series; the others are read by nobody (`./monitor why METRIC`)"))
            : said > 0 ? Finding.Broken(string.Create(CultureInfo.InvariantCulture, $"none of {said} series: no rule and no panel reads any of them"), $"a panel or a rule that does, prometheus.extraMetrics or prometheus.jobs.{job}.keep: all in {patient.StackFile}")
            : Finding.Unknown("there is no scrape to judge by yet");
    }
}
