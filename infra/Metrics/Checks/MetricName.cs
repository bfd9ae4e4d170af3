using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>Helps checks that compare the two sides of an operator.</summary>
internal static class MetricName
{
    /// <summary>The one metric that an expression reads, however often; null when it reads none or several.</summary>
    public static string? Only(PromQlExpression expression) =>
        expression.SelfAndDescendants().OfType<VectorSelector>().Select(x => x.Name).Distinct().ToList() is [{ } name] ? name : null;
}
