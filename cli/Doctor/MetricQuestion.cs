using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl.Syntax;
using Monitoring.Rules;
using Monitoring.Stacks;

namespace Monitoring.Cli.Doctor;

/// <summary>Why are there no series of this kind?</summary>
/// <param name="Selector">Which series.</param>
/// <param name="Jobs">The scrape jobs of the stack that could have them.</param>
/// <param name="Recorded">The rule that records them; null for what is scraped.</param>
internal sealed record MetricQuestion(VectorSelector Selector, ImmutableArray<ScrapeJob> Jobs, RecordingRule? Recorded)
{
    /// <summary>Name of the metric.</summary>
    public string Name => Selector.Name ?? "";

    /// <summary>True for what Prometheus makes by itself for every target.</summary>
    public bool IsOfEveryJob { get; init; }

    /// <summary>Conditions that can be judged here: those without a dashboard's variables.</summary>
    public ImmutableArray<LabelMatcher> Conditions => [.. Selector.Matchers.Where(matcher => !matcher.HasVariable && matcher.Label != "__name__")];

    /// <summary>Finds out who could have the series.</summary>
    public static MetricQuestion Of(MonitoringPlan plan, VectorSelector selector)
    {
        var known = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(plan.Descriptions));
        var name = selector.Name ?? "";
        var all = plan.Descriptions.SelectMany(description => description.ScrapeJobs).Where(job => selector.Fixed("job") is not { } fixedJob || fixedJob == job.Name).ToList();
        var exposing = all.Where(job => known.ForJob(job.Name)?.Series.ContainsKey(name) == true).ToImmutableArray();
        return new MetricQuestion(
            selector,
            known.IsOfEveryJob(name) ? [.. all] : !exposing.IsEmpty ? exposing : [.. all.Where(job => known.ForJob(job.Name) is null)],
            plan.Rules.SelectMany(file => file.Groups.SelectMany(group => group.Rules)).OfType<RecordingRule>().FirstOrDefault(rule => rule.Name == name))
        {
            IsOfEveryJob = known.IsOfEveryJob(name),
        };
    }

    /// <summary>As PromQL.</summary>
    public string Text(IEnumerable<LabelMatcher> conditions) => $"{{{string.Join(", ", conditions.Select(Text).Prepend($"__name__=\"{Name}\""))}}}";

    /// <summary>A condition as PromQL.</summary>
    public static string Text(LabelMatcher matcher) => $"{matcher.Label}{matcher.Operator}\"{matcher.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
