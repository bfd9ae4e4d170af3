using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.PromQl;

/// <summary>Reads what has to do with time: windows, subqueries, offsets and <c>@</c>.</summary>
internal static class PromQlWindows
{
    /// <summary><c>[5m]</c> or <c>[1h:1m]</c> after an expression.</summary>
    public static PromQlExpression Window(PromQlTokens tokens, PromQlExpression inner)
    {
        var open = tokens.Take(PromQlTokenKind.LeftBracket);
        var range = Length(tokens, TimeWindowKind.Range);
        PromQlExpression result;
        if (tokens.TryTake(PromQlTokenKind.Colon) is not null)
        {
            var step = tokens.Current.Kind == PromQlTokenKind.RightBracket ? null : Length(tokens, TimeWindowKind.SubqueryStep);
            result = new Subquery(inner.Position, inner, range with { Kind = TimeWindowKind.SubqueryRange }, step);
        }
        else
        {
            if (inner is not (VectorSelector or VariableExpression))
                throw new PromQlException(open.Position, "ranges only allowed for vector selectors");
            result = new RangeSelector(inner.Position, inner, range);
        }

        tokens.Take(PromQlTokenKind.RightBracket);
        return result;
    }

    /// <summary>The length after <c>offset</c>, perhaps with a sign.</summary>
    public static OffsetExpression Offset(PromQlTokens tokens, PromQlExpression inner)
    {
        MayBeShifted<OffsetExpression>(inner, "offset");
        return new OffsetExpression(inner.Position, inner, Length(tokens, TimeWindowKind.Offset));
    }

    /// <summary>The time after <c>@</c>.</summary>
    public static AtExpression At(PromQlTokens tokens, PromQlExpression inner)
    {
        MayBeShifted<AtExpression>(inner, "@");
        return new AtExpression(inner.Position, inner, Time(tokens));
    }

    private static void MayBeShifted<T>(PromQlExpression inner, string modifier)
        where T : PromQlExpression
    {
        var shifted = inner;
        for (; shifted is OffsetExpression or AtExpression; shifted = shifted.Children[0])
        {
            // To Prometheus an offset of nothing is none.
            if (shifted is T and not OffsetExpression { Offset.Length: { Value.Ticks: 0 } })
                throw new PromQlException(inner.Position, $"{modifier} may not be set multiple times");
        }

        if (shifted is not (VectorSelector or RangeSelector or Subquery or VariableExpression))
            throw new PromQlException(inner.Position, $"{modifier} modifier must be preceded by an instant vector selector or range vector selector or a subquery");
    }

    private static string Time(PromQlTokens tokens)
    {
        if (tokens.TakeKeyword("start") is { } start)
            return Parentheses(tokens, start);
        if (tokens.TakeKeyword("end") is { } end)
            return Parentheses(tokens, end);
        var sign = tokens.Current.IsOperator("-") || tokens.Current.IsOperator("+") ? tokens.Take().Text : "";
        return tokens.Current.Kind is PromQlTokenKind.Number or PromQlTokenKind.Variable or PromQlTokenKind.Duration ? sign + tokens.Take().Text : throw tokens.Unexpected();
    }

    private static string Parentheses(PromQlTokens tokens, PromQlToken word)
    {
        tokens.Take(PromQlTokenKind.LeftParenthesis);
        tokens.Take(PromQlTokenKind.RightParenthesis);
        return $"{word.Text.ToLowerInvariant()}()";
    }

    private static TimeWindow Length(PromQlTokens tokens, TimeWindowKind kind)
    {
        var start = tokens.Current.Position;
        var negative = false;
        while (kind == TimeWindowKind.Offset && (tokens.Current.IsOperator("-") || tokens.Current.IsOperator("+")))
            negative ^= tokens.Take().Text == "-";
        var token = tokens.Current;
        Duration? length = token.Kind switch
        {
            PromQlTokenKind.Duration => Duration.Parse(token.Text),
            PromQlTokenKind.Number => Seconds(token),
            PromQlTokenKind.Variable => null,
            _ => throw new PromQlException(token.Position, $"unexpected {token}, expected number, duration, or a variable"),
        };
        tokens.Take();
        if (kind != TimeWindowKind.Offset && length <= Duration.Zero)
            throw new PromQlException(token.Position, "duration must be greater than 0");
        return new TimeWindow(kind, $"{(negative ? "-" : "")}{token.Text}", negative ? length * -1 : length, start);
    }

    /// <summary>A plain number is a count of seconds.</summary>
    private static Duration Seconds(PromQlToken token)
    {
        var seconds = PromQlNumbers.Value(token.Text);
        return seconds < TimeSpan.MaxValue.TotalSeconds ? Duration.Seconds(seconds) : throw new PromQlException(token.Position, "duration out of range");
    }
}
