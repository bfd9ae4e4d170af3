using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>Two expressions with an operator between them.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Operator">Lower case: <c>/</c>, <c>==</c>, <c>and</c>, <c>atan2</c>.</param>
/// <param name="ReturnsBool">True with <c>bool</c>.</param>
/// <param name="Matching">Null matches on all labels.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
public sealed record BinaryOperation(
    PromQlPosition Position, string Operator, bool ReturnsBool, VectorMatching? Matching, PromQlExpression Left, PromQlExpression Right) : PromQlExpression(Position)
{
    /// <summary>Where the operator stands.</summary>
    public PromQlPosition OperatorPosition { get; init; }

    public override ImmutableArray<PromQlExpression> Children => [Left, Right];
}
