using System.Globalization;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Do the conditions on labels leave anything over?</summary>
internal sealed class LabelsMatch : IDoctorStep<MetricQuestion>
{
    private const int MostSeries = 5_000;

    public string Title => "its labels are as asked for";

    public async Task<Finding> LookAsync(Patient patient, MetricQuestion question, CancellationToken cancellation)
    {
        var conditions = question.Conditions;
        if (conditions.IsEmpty)
            return Finding.Fine("nothing is asked of them");
        if (await patient.ValueAsync($"count({question.Text(conditions)})", cancellation) is { } count)
            return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{count} series"));

        foreach (var condition in conditions)
        {
            if (await patient.ValueAsync($"count({question.Text([condition])})", cancellation) is null)
                return await MismatchAsync(patient, question, condition, cancellation);
        }

        return Finding.Broken(
            $"each condition alone selects something, all of them together nothing: {string.Join(", ", conditions.Select(MetricQuestion.Text))}",
            "no series has all of these values at once; leave one of the conditions out and look at the others");
    }

    /// <summary>What nobody reads may be missing for this reason alone.</summary>
    private static string OnlyStored(Patient patient, MetricQuestion question, LabelMatcher condition) =>
        ListKeepsMetric.Kept(patient, question) is { Count: > 0 } kept && kept.All(one => one.Contains($"{condition.Label}=~", StringComparison.Ordinal))
            ? $" Or read it in a panel or a rule: only series with {string.Join(" or ", kept)} are stored." : "";

    private static async Task<Finding> MismatchAsync(Patient patient, MetricQuestion question, LabelMatcher condition, CancellationToken cancellation)
    {
        var now = patient.Signals.Context.Clock.GetUtcNow();
        var series = await (await patient.MetricsAsync(cancellation)).SeriesAsync(question.Text([]), now - TimeSpan.FromMinutes(5), now, MostSeries, cancellation);
        var values = series.Select(labels => labels.GetValueOrDefault(condition.Label, "")).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = MetricQuestion.Text(condition);
        if (values.TrueForAll(value => value.Length == 0))
            return Finding.Broken($"{text} matches none: its series have no label '{condition.Label}'{Nearest.Suggestion(condition.Label, series.SelectMany(labels => labels.Keys).Distinct())}", "ask for a label that they have; one that nobody reads is dropped before it is stored (`./monitor why`)");
        return Finding.Broken(
            string.Create(CultureInfo.InvariantCulture, $"{text} matches none: '{condition.Label}' is {string.Join(", ", values.Take(5).Select(value => $"'{value}'"))}{(values.Count > 5 ? $" and {values.Count - 5} more" : "")}"),
            $"correct the condition.{Nearest.Suggestion(condition.Value, values)}{OnlyStored(patient, question, condition)}");
    }
}
