using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>Metrics that several exporters have, such as those of every Go program, are selected by job; otherwise the expression is about all of them.</summary>
internal sealed class SharedMetricsNameTheirJob : IExpressionCheck
{
    private const string Job = "job";

    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from selector in expression.SelfAndDescendants().OfType<VectorSelector>()
        let name = selector.Name
        where name is not null && !series.Known.IsOfEveryJob(name) && !selector.Matchers.Any(x => x.Label is Job or "__name__" || x.Label.Contains('$', StringComparison.Ordinal))
        let jobs = series.JobNames(selector).Distinct().Take(3).ToList()
        where jobs.Count > 1 && series.Known.Owner(name) is null && !Groups(expression)
        select $"asks for {name} of every job that has it, such as {jobs[0]} and {jobs[1]}; add a condition on 'job'.";

    private static bool Groups(PromQlExpression expression) => expression.SelfAndDescendants().OfType<Aggregation>().Any(x => x.Grouping is { Without: false } grouping && grouping.Labels.Contains(Job));
}
