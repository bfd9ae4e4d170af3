using Monitoring.Describe;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>Nothing is asked for that the scrape job throws away after the scrape.</summary>
internal sealed class MetricsAreKept : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from selector in expression.SelfAndDescendants().OfType<VectorSelector>()
        let name = selector.Name
        where name is not null && !series.Known.IsOfEveryJob(name)
        let jobs = series.ScrapeJobs(selector).ToList()
        where jobs.Count > 0 && jobs.TrueForAll(job => IsDropped(job, name))
        select $"asks for {name}, which the scrape job {jobs[0].Name} drops after the scrape.";

    private static bool IsDropped(ScrapeJob job, string metric) => job.MetricRelabel.Any(rule => rule is { SourceLabels: ["__name__"], Regex: { } regex } && rule.Action switch
    {
        "drop" => WholeRegex.IsMatch(regex, metric),
        "keep" => !WholeRegex.IsMatch(regex, metric),
        _ => false,
    });
}
