using System.Globalization;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>A comparison of numbers that are written down is always true or never; never means that the expression gives nothing.</summary>
internal sealed class ComparisonsCanBeTrue : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from operation in expression.SelfAndDescendants().OfType<BinaryOperation>()
        where PromQlKeywords.Comparisons.Contains(operation.Operator) && !operation.ReturnsBool
        let left = Value(operation.Left)
        let right = Value(operation.Right)
        where left is not null && right is not null && !IsTrue(left.Value, operation.Operator, right.Value)
        select string.Create(CultureInfo.InvariantCulture, $"compares {left} {operation.Operator} {right}, which is never true.");

    private static double? Value(PromQlExpression expression) => expression.Bare switch
    {
        NumberLiteral number when double.TryParse(number.Text, CultureInfo.InvariantCulture, out var value) => value,
        FunctionCall { Name: "vector", Arguments: [var number] } => Value(number),
        UnaryOperation { Operator: var sign, Inner: var inner } => sign == "-" ? -Value(inner) : Value(inner),
        _ => null,
    };

    private static bool IsTrue(double left, string comparison, double right) => comparison switch
    {
        "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };
}
