using System.Globalization;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>Quantiles go from 0 to 1; the 99th is 0.99.</summary>
internal sealed class QuantileIsOfOne : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from quantile in expression.SelfAndDescendants().OfType<Aggregation>().Where(x => x is { Operator: "quantile", Parameter: not null }).Select(x => (Name: x.Operator, Value: x.Parameter!))
            .Concat(expression.Calls("quantile_over_time", "histogram_quantile").Select(x => (x.Name, Value: x.Arguments[0])))
        where quantile.Value.Bare is NumberLiteral number && double.TryParse(number.Text, CultureInfo.InvariantCulture, out var value) && value is < 0 or > 1
        select $"takes {quantile.Name}() of {((NumberLiteral)quantile.Value.Bare).Text}; quantiles go from 0 to 1.";
}
