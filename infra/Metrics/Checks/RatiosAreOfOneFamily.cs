using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>A sum is divided by the count of the same histogram or summary, and so are buckets: with another's the average is that of nothing.</summary>
internal sealed class RatiosAreOfOneFamily : IExpressionCheck
{
    private const string Count = "_count";

    private static readonly string[] Parts = ["_sum", "_bucket"];

    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from division in expression.SelfAndDescendants().OfType<BinaryOperation>()
        where division.Operator == "/"
        let part = MetricName.Only(division.Left)
        let count = MetricName.Only(division.Right)
        where part is not null && count is not null && count.EndsWith(Count, StringComparison.Ordinal)
        from suffix in Parts
        where part.EndsWith(suffix, StringComparison.Ordinal) && part[..^suffix.Length] != count[..^Count.Length]
        select $"divides {part} by {count}, which belong to different metrics.";
}
