using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is there any series of the name, whatever its labels are?</summary>
internal sealed class SeriesAreStored : IDoctorStep<MetricQuestion>
{
    public string Title => "Prometheus has series of it";

    public async Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation)
    {
        if (await patient.ValueAsync($"count({question.Text([])})", cancellation) is { } count)
            return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{count} now"));
        if (question.Recorded is { } rule)
            return await InputsAsync(patient, rule.Expression, cancellation);
        var (now, retention) = (patient.Signals.Context.Clock.GetUtcNow(), patient.Plan.Settings.Prometheus.Retention);
        var before = await (await patient.MetricsAsync(cancellation)).SeriesAsync(question.Text([]), now - retention.Value, now, 1, cancellation);
        return before.Count > 0
            ? Finding.Broken($"not now; there were some within the last {retention}, which is all that is kept", "its source has stopped to say it: what was deployed or switched off meanwhile?")
            : Finding.Broken($"none now and none within the last {retention}, which is all that is kept", "the targets answer and do not say it: another version, a collector or a flag that is off, or nothing has happened yet that it counts");
    }

    /// <summary>A rule records nothing while one of the things it reads is missing.</summary>
    private static async Task<Finding> InputsAsync(Patient patient, string expression, CancellationToken cancellation)
    {
        foreach (var selector in Monitoring.PromQl.PromQlReferences.Of(expression).Selectors.Where(selector => selector.Name is not null))
        {
            var input = MetricQuestion.Of(patient.Plan, selector);
            if (await patient.ValueAsync($"count({input.Text(input.Conditions)})", cancellation) is null)
                return Finding.Broken($"the rule reads {input.Text(input.Conditions)}, of which there is nothing", $"`./monitor doctor '{input.Text(input.Conditions)}'` goes on from there");
        }

        return Finding.Broken("all that the rule reads is there, and it gives nothing", "its parts do not fit together now, which may be as it should: evaluate it in Prometheus, part by part");
    }
}
