using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.PromQl;

/// <summary>
/// Makes the syntax tree of an expression, with Prometheus' precedence of operators. It refuses what Prometheus' own parser refuses: wrong grammar, and wrong
/// types such as those of <c>rate(up)</c>.
/// </summary>
public sealed class PromQlParser
{
    private readonly PromQlTokens _tokens;

    private PromQlParser(PromQlTokens tokens) => _tokens = tokens;

    /// <exception cref="PromQlException">The text is not an expression.</exception>
    public static PromQlExpression Parse(string expression, PromQlDialect dialect = PromQlDialect.Prometheus)
    {
        var tokens = new PromQlTokens(PromQlLexer.Lex(expression, dialect));
        if (tokens.Current.Kind == PromQlTokenKind.End)
            throw new PromQlException(tokens.Current.Position, "no expression found in input");
        var result = new PromQlParser(tokens).Binary(0);
        if (tokens.Current.Kind != PromQlTokenKind.End)
            throw tokens.Unexpected();
        PromQlTypes.Check(result);
        return result;
    }

    private PromQlExpression Binary(int lowest)
    {
        var left = Unary();
        while (PromQlPrecedence.Of(_tokens.Current) is { } precedence && precedence >= lowest)
        {
            var sign = _tokens.Take();
            var returnsBool = PromQlClauses.Bool(_tokens, sign);
            var matching = PromQlClauses.Matching(_tokens, sign);
            var right = Binary(sign.Text == "^" ? precedence : precedence + 1);
            left = new BinaryOperation(left.Position, sign.Text.ToLowerInvariant(), returnsBool, matching, left, right) { OperatorPosition = sign.Position };
        }

        return left;
    }

    private PromQlExpression Unary()
    {
        if (!_tokens.Current.IsOperator("-") && !_tokens.Current.IsOperator("+"))
            return Modified(Primary());
        var sign = _tokens.Take();
        return new UnaryOperation(sign.Position, sign.Text, Binary(PromQlPrecedence.Power));
    }

    /// <summary>What may follow an expression: a window, <c>offset</c>, <c>@</c>, and the experimental <c>anchored</c> and <c>smoothed</c>.</summary>
    private PromQlExpression Modified(PromQlExpression expression)
    {
        while (true)
        {
            if (_tokens.Current.Kind == PromQlTokenKind.LeftBracket)
                expression = PromQlWindows.Window(_tokens, expression);
            else if (_tokens.TakeKeyword("offset") is not null)
                expression = PromQlWindows.Offset(_tokens, expression);
            else if (_tokens.TryTake(PromQlTokenKind.At) is not null)
                expression = PromQlWindows.At(_tokens, expression);
            else if ((_tokens.TakeKeyword("anchored") ?? _tokens.TakeKeyword("smoothed")) is null)
                return expression;
        }
    }

    private PromQlExpression Primary()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case PromQlTokenKind.Number or PromQlTokenKind.Duration:
                return new NumberLiteral(token.Position, _tokens.Take().Text);
            case PromQlTokenKind.Quoted:
                return new StringLiteral(token.Position, _tokens.Take().Value);
            case PromQlTokenKind.LeftBrace:
                return PromQlSelectors.Read(_tokens, name: null);
            case PromQlTokenKind.LeftParenthesis:
                return Parenthesised();
            case PromQlTokenKind.Keyword when PromQlKeywords.Aggregations.Contains(token.Text) && _tokens.OpensAggregation():
                return Aggregation();
            case PromQlTokenKind.Keyword when token.Is("inf") || token.Is("nan"):
                return new NumberLiteral(token.Position, _tokens.Take().Text);
            case PromQlTokenKind.Identifier or PromQlTokenKind.Variable when _tokens.NextIs(PromQlTokenKind.LeftParenthesis):
                return Call();
            case PromQlTokenKind.Variable when !_tokens.NextIs(PromQlTokenKind.LeftBrace):
                return new VariableExpression(token.Position, _tokens.Take().Text);
            case PromQlTokenKind.Identifier or PromQlTokenKind.Variable:
            case PromQlTokenKind.Keyword when !PromQlKeywords.NeverMetrics.Contains(token.Text):
                return PromQlSelectors.Read(_tokens, _tokens.Take());
            default:
                throw _tokens.Unexpected();
        }
    }

    private Parenthesised Parenthesised()
    {
        var open = _tokens.Take();
        var inner = Binary(0);
        _tokens.Take(PromQlTokenKind.RightParenthesis);
        return new Parenthesised(open.Position, inner);
    }

    private FunctionCall Call()
    {
        var name = _tokens.Take();
        if (name.Kind == PromQlTokenKind.Identifier && !PromQlFunctions.Signatures.ContainsKey(name.Text))
            throw new PromQlException(name.Position, $"unknown function with name \"{name.Text}\"." + Nearest.Suggestion(name.Text, PromQlFunctions.All));
        return new FunctionCall(name.Position, name.Text, Arguments());
    }

    private Aggregation Aggregation()
    {
        var name = _tokens.Take();
        var grouping = PromQlClauses.Grouping(_tokens);
        var arguments = Arguments();
        grouping ??= PromQlClauses.Grouping(_tokens);
        var expected = PromQlKeywords.AggregationsWithParameter.Contains(name.Text) ? 2 : 1;
        if (arguments.Length != expected)
            throw new PromQlException(name.Position, $"wrong number of arguments for aggregate expression provided, expected {expected}, got {arguments.Length}");
        return new Aggregation(name.Position, name.Text.ToLowerInvariant(), grouping, expected == 2 ? arguments[0] : null, arguments[^1]);
    }

    private ImmutableArray<PromQlExpression> Arguments()
    {
        _tokens.Take(PromQlTokenKind.LeftParenthesis);
        var arguments = ImmutableArray.CreateBuilder<PromQlExpression>();
        if (_tokens.TryTake(PromQlTokenKind.RightParenthesis) is not null)
            return [];
        do
            arguments.Add(Binary(0));
        while (_tokens.TryTake(PromQlTokenKind.Comma) is not null);
        _tokens.Take(PromQlTokenKind.RightParenthesis);
        return arguments.ToImmutable();
    }
}
