using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>histogram_quantile() needs the buckets of a histogram, added up and with their label <c>le</c>, or a native histogram.</summary>
internal sealed class QuantilesAreOfBuckets : IExpressionCheck
{
    private const string Bound = "le";

    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        expression.Calls("histogram_quantile", "histogram_fraction").SelectMany(call => Check(call.Name, call.Arguments[^1], series));

    private static IEnumerable<string> Check(string function, PromQlExpression histogram, SeriesCatalogue series)
    {
        var selectors = histogram.SelfAndDescendants().OfType<VectorSelector>().Where(x => x.Name is not null).ToList();
        foreach (var selector in selectors.Where(x => IsNoHistogram(x, series)))
            yield return $"takes {function}() of {selector.Name}, which is neither the buckets of a histogram nor a native one.";
        if (!selectors.Exists(x => IsBuckets(x, series)))
            yield break;
        if (!ResultLabels.Of(histogram, series.LabelsOf).Contains(Bound))
            yield return $"takes {function}() of buckets without their label 'le'. Add it to the grouping.";
        foreach (var aggregation in histogram.SelfAndDescendants().OfType<Aggregation>().Where(x => x.Operator is not ("sum" or "avg")))
            yield return $"takes {function}() of {aggregation.Operator}() of buckets, which is no histogram any more; add them up with sum().";
    }

    private static bool IsBuckets(VectorSelector selector, SeriesCatalogue series) => series.Find(selector).ToList() is { Count: > 0 } found
        ? found.TrueForAll(x => x.Part == SeriesPart.Bucket)
        : selector.Name!.EndsWith("_bucket", StringComparison.Ordinal);

    private static bool IsNoHistogram(VectorSelector selector, SeriesCatalogue series)
    {
        var found = series.Find(selector).ToList();
        if (found.Count > 0)
            return found.TrueForAll(x => x is not ({ Part: SeriesPart.Bucket } or { Part: SeriesPart.Whole, Metric.Type: MetricType.Histogram or MetricType.Unknown }));
        return Array.Exists(["_sum", "_count", "_total"], suffix => selector.Name!.EndsWith(suffix, StringComparison.Ordinal));
    }
}
