using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>
/// Types of expressions. The check refuses what Prometheus refuses, in the same order and words, so that a message can be looked up; what a Grafana variable stands
/// for is not judged.
/// </summary>
public static class PromQlTypes
{
    public static PromQlType Of(PromQlExpression expression) => expression switch
    {
        NumberLiteral => PromQlType.Scalar,
        StringLiteral => PromQlType.Text,
        VectorSelector or Aggregation => PromQlType.InstantVector,
        RangeSelector or Subquery => PromQlType.RangeVector,
        FunctionCall call => PromQlFunctions.Signatures.GetValueOrDefault(call.Name)?.Result ?? PromQlType.Unknown,
        BinaryOperation operation => (Of(operation.Left), Of(operation.Right)) switch
        {
            (PromQlType.Unknown, not PromQlType.InstantVector) or (not PromQlType.InstantVector, PromQlType.Unknown) => PromQlType.Unknown,
            (PromQlType.Scalar, PromQlType.Scalar) => PromQlType.Scalar,
            _ => PromQlType.InstantVector,
        },
        VariableExpression => PromQlType.Unknown,
        _ => Of(expression.Children[0]),
    };

    /// <exception cref="PromQlException">A part of the expression has a type that its place does not take.</exception>
    internal static void Check(PromQlExpression expression)
    {
        switch (expression)
        {
            case FunctionCall call when PromQlFunctions.Signatures.TryGetValue(call.Name, out var signature):
                CheckCall(call, signature);
                break;
            case Aggregation aggregation:
                Expect(aggregation.Inner, PromQlType.InstantVector, "aggregation expression");
                if (aggregation.Parameter is { } parameter)
                    Expect(parameter, aggregation.Operator == "count_values" ? PromQlType.Text : PromQlType.Scalar, "aggregation parameter");
                break;
            default:
                foreach (var child in expression.Children)
                    Check(child);
                CheckOperand(expression);
                break;
        }
    }

    private static void CheckOperand(PromQlExpression expression)
    {
        switch (expression)
        {
            case UnaryOperation { Inner: var inner } when Of(inner) is PromQlType.RangeVector or PromQlType.Text:
                throw new PromQlException(expression.Position, $"unary expression only allowed on expressions of type scalar or instant vector, got \"{Name(Of(inner))}\"");
            case Subquery { Inner: var inner } when Of(inner) is not (PromQlType.InstantVector or PromQlType.Unknown):
                throw new PromQlException(expression.Position, $"subquery is only allowed on instant vector, got {(Of(inner) == PromQlType.RangeVector ? "matrix" : Name(Of(inner)))} instead");
            case BinaryOperation operation:
                CheckOperation(operation);
                break;
        }
    }

    private static void CheckCall(FunctionCall call, FunctionSignature signature)
    {
        var (fewest, most, count) = (signature.Fewest, signature.Most, call.Arguments.Length);
        var expected = count < fewest ? (fewest == most ? $"{fewest}" : $"at least {fewest}")
            : count > most ? (fewest == most ? $"{most}" : $"at most {most}")
            : null;
        if (expected is not null)
            throw new PromQlException(call.Position, $"expected {expected} argument(s) in call to \"{call.Name}\", got {count}");
        for (var i = 0; i < count; i++)
            Expect(call.Arguments[i], signature.ParameterOf(i), $"call to function \"{call.Name}\"");
        if (call is { Name: "info", Arguments: [_, VectorSelector { Name: not null } labels] })
            throw new PromQlException(labels.Position, "expected label selectors only, got vector selector instead");
    }

    private static void CheckOperation(BinaryOperation operation)
    {
        var (left, right, name) = (Of(operation.Left), Of(operation.Right), operation.Operator);
        if (PromQlKeywords.Comparisons.Contains(name) && !operation.ReturnsBool && left == PromQlType.Scalar && right == PromQlType.Scalar)
            throw new PromQlException(operation.OperatorPosition, "comparisons between scalars must use BOOL modifier");
        if (operation.Matching is { On: true } on && on.Labels.FirstOrDefault(on.Include.Contains) is { } both)
            throw new PromQlException(operation.OperatorPosition, $"label \"{both}\" must not occur in ON and GROUP clause at once");
        foreach (var side in new[] { operation.Left, operation.Right })
        {
            if (Of(side) is PromQlType.RangeVector or PromQlType.Text)
                throw new PromQlException(side.Position, "binary expression must contain only scalar and instant vector types");
        }

        var withScalar = left == PromQlType.Scalar || right == PromQlType.Scalar;
        if (withScalar && operation.Matching is { Labels.IsEmpty: false })
            throw new PromQlException(operation.Position, "vector matching only allowed between instant vectors");
        if (withScalar && PromQlKeywords.SetOperators.Contains(name))
            throw new PromQlException(operation.Position, $"set operator \"{name}\" not allowed in binary scalar expression");
    }

    private static void Expect(PromQlExpression expression, PromQlType expected, string where)
    {
        Check(expression);
        var type = Of(expression);
        if (type != expected && type != PromQlType.Unknown)
            throw new PromQlException(expression.Position, $"expected type {Name(expected)} in {where}, got {Name(type)}");
    }

    private static string Name(PromQlType type) => type switch
    {
        PromQlType.InstantVector => "instant vector",
        PromQlType.RangeVector => "range vector",
        PromQlType.Scalar => "scalar",
        _ => "string",
    };
}
