using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics;

/// <summary>
/// One way in which an expression can be wrong, in a rule as in a panel or a variable of a dashboard. A new check is a new class under Checks/ and one line in
/// <see cref="ExpressionLint"/>.
/// </summary>
internal interface IExpressionCheck
{
    /// <summary>Ends of sentences that start with the rule or the query: <c>takes rate() of ...</c></summary>
    IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series);
}
