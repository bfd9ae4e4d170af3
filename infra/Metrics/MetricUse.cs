using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics;

/// <summary>Finds wrong uses of metrics in expressions. Each finding is the middle of a sentence: "alert X" + "asks for ...".</summary>
public static class MetricUse
{
    /// <summary>
    /// Metrics that nobody will ever expose: not in the list of the job that the selector names, or, when it names none, in no list although their
    /// prefix belongs to one of our exporters. Jobs without a list and recorded series are not judged.
    /// </summary>
    public static IEnumerable<string> Unknown(PromQlReferences references, KnownMetrics known)
    {
        foreach (var selector in references.Selectors)
        {
            if (selector.Name is not { } name || name.Contains(':', StringComparison.Ordinal))
                continue;
            var job = selector.Fixed("job");
            var exporter = job is null ? known.Owner(name) : known.ForJob(job)?.Job;
            if (exporter is null || (job is null ? known.Contains(name) : known.Contains(job, name)))
                continue;
            yield return $"asks for {name}, which {exporter} does not expose."
                + (known.Nearest(name, job) is { } nearest ? $" Did you mean '{nearest}'?" : "");
        }
    }

    /// <summary>Recorded series (names with a colon) that no rule records.</summary>
    public static IEnumerable<string> NotRecorded(PromQlReferences references, IReadOnlySet<string> recorded) =>
        from name in references.Metrics
        where name.Contains(':', StringComparison.Ordinal) && !recorded.Contains(name)
        select $"asks for {name}, which no rule records." + Settings.Nearest.Suggestion(name, recorded);

    /// <summary>Metrics of exporters, where only recorded series exist: on the instance that keeps the baselines.</summary>
    public static IEnumerable<string> NotFederated(PromQlReferences references) =>
        from name in references.Metrics
        where !name.Contains(':', StringComparison.Ordinal) && name is not ("up" or "ALERTS" or "ALERTS_FOR_STATE") && !name.StartsWith("scrape_", StringComparison.Ordinal)
        select $"asks for {name}, which the baseline instance does not have: only baseline: series are taken over. Record what is needed as one.";

    /// <summary>Counters that are read as they are, although only their change means something, and rates that are taken after a sum.</summary>
    public static IEnumerable<string> WrongCounters(PromQlReferences references, KnownMetrics known) =>
        CountersAsTheyAre(references.Tree, known, changeIsTaken: false)
            .Select(x => $"reads the counter {x} as it is; only its change means something, so use rate() or increase().")
            .Concat(references.Tree.SelfAndDescendants().OfType<FunctionCall>().Where(IsRateOfSum)
                .Select(x => $"takes {x.Name}() of an aggregation, which hides the resets of single counters; take {x.Name}() first and aggregate then."));

    private static IEnumerable<string> CountersAsTheyAre(PromQlExpression expression, KnownMetrics known, bool changeIsTaken)
    {
        var harmless = changeIsTaken || expression switch
        {
            RangeSelector or Subquery => true,
            FunctionCall { Name: "absent" or "timestamp" } => true,
            Aggregation { Operator: "count" or "group" } => true,
            _ => false,
        };
        if (expression is VectorSelector { Name: { } name } selector && !harmless && IsCounter(known, selector.Fixed("job"), name))
            return [name];
        return expression.Children.SelectMany((child, i) =>
            CountersAsTheyAre(child, known, harmless || (i == 1 && expression is BinaryOperation { Operator: "and" or "unless" })));
    }

    private static bool IsCounter(KnownMetrics known, string? job, string name) => known.TypeOf(job, name) switch
    {
        MetricType.Counter => true,
        MetricType.Unknown => name.EndsWith("_total", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsRateOfSum(FunctionCall call) =>
        PromQlFunctions.OfCounters.Contains(call.Name) && call.Arguments is [{ } argument, ..]
        && argument.SelfAndDescendants().Any(x => x is Subquery { Inner.Bare: Aggregation });
}
