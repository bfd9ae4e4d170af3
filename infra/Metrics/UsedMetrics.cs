using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Rules;

namespace Monitoring.Metrics;

/// <summary>
/// What the rules and panels of a stack read. Gives jobs with <see cref="ScrapeJob.OnlyUsed"/> the relabelling that drops everything else, so
/// that a metric is stored from the moment somebody uses it, and nobody keeps a list.
/// </summary>
public sealed class UsedMetrics
{
    private const string Unused = "__tmp_unused";

    private readonly ImmutableArray<VectorSelector> _selectors;

    private UsedMetrics(IEnumerable<VectorSelector> selectors) => _selectors = [.. selectors];

    /// <summary>Reads rule files and dashboards; an expression that is not PromQL reads nothing.</summary>
    public static UsedMetrics Of(IEnumerable<RuleFile> rules, IEnumerable<Dashboard> dashboards) => new(
    [
        .. rules.SelectMany(file => file.Groups).SelectMany(group => group.Rules).SelectMany(rule => Selectors(rule.Expression)),
        .. dashboards.SelectMany(dashboard => DashboardQuery.Of(dashboard)).SelectMany(query => query.References?.Selectors ?? []),
    ]);

    /// <summary>The descriptions, with the jobs that store only what is used told what that is.</summary>
    public ImmutableArray<Description> Narrow(ImmutableArray<Description> descriptions) =>
        [.. descriptions.Select(description => description with { ScrapeJobs = [.. description.ScrapeJobs.Select(Narrow)] })];

    private ScrapeJob Narrow(ScrapeJob job) => job.OnlyUsed.IsEmpty ? job : job with { MetricRelabel = [.. Steps(job), .. job.MetricRelabel] };

    private RelabelRule[] Steps(ScrapeJob job)
    {
        var used = string.Join('|', Names(job));
        return job.OnlyUsed.Contains("")
            ? [Relabel.Keep(used, "__name__")]
            :
            [
                // Regular expressions of Prometheus cannot say "all but": mark the kind, take the mark from what is used, drop what still has it.
                Relabel.Replace($"(?:{string.Join('|', job.OnlyUsed.Select(Regex.Escape))}).*", "true", Unused, "__name__"),
                Relabel.Replace(used, "", Unused, "__name__"),
                Relabel.Drop("true", Unused),
            ];
    }

    private IEnumerable<string> Names(ScrapeJob job) => _selectors
        .Where(selector => selector.Matchers.Where(matcher => matcher.Label == "job").All(matcher => Accepts(matcher, job.Name)))
        .SelectMany(selector => selector.Name is { } name
            ? job.OnlyUsed.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) && !name.Contains(':', StringComparison.Ordinal) ? [name] : []
            : selector.Matchers.Where(matcher => matcher is { Label: "__name__", Operator: "=~" } && !IsVariable(matcher)).Select(matcher => $"(?:{matcher.Value})"))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static bool Accepts(LabelMatcher matcher, string job) => IsVariable(matcher) || matcher.Operator switch
    {
        "=" => matcher.Value == job,
        "!=" => matcher.Value != job,
        "=~" => Regex.IsMatch(job, $"^(?:{matcher.Value})$"),
        _ => !Regex.IsMatch(job, $"^(?:{matcher.Value})$"),
    };

    private static bool IsVariable(LabelMatcher matcher) => matcher.Value.Contains('$', StringComparison.Ordinal);

    private static ImmutableArray<VectorSelector> Selectors(string expression)
    {
        try
        {
            return PromQlReferences.Of(expression).Selectors;
        }
        catch (PromQlException)
        {
            return [];
        }
    }
}
