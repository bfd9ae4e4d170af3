namespace Monitoring.PromQl;

/// <summary>Kinds of <see cref="PromQlToken"/>.</summary>
public enum PromQlTokenKind
{
    /// <summary>After the last character; its text is empty.</summary>
    End,

    /// <summary>From # to the end of the line.</summary>
    Comment,

    /// <summary>Name of a metric, label or function; may hold colons outside braces.</summary>
    Identifier,

    /// <summary>A word with a meaning of its own, such as <c>by</c> or <c>sum</c>, in any case. Where only a name can stand it is a name.</summary>
    Keyword,

    /// <summary><c>1</c>, <c>0x1F</c>, <c>1e-3</c>, <c>1_000</c>; <c>Inf</c> and <c>NaN</c> are keywords.</summary>
    Number,

    /// <summary><c>5m</c>, <c>1d12h</c>.</summary>
    Duration,

    /// <summary>In double or single quotes with escapes, or in backticks without.</summary>
    Quoted,

    /// <summary>A word with at least one Grafana variable in it: <c>$job</c>, <c>${metric:raw}_total</c>, <c>[[window]]</c>.</summary>
    Variable,

    /// <summary>An arithmetic, comparing or matching operator made of signs.</summary>
    Operator,

    LeftParenthesis,
    RightParenthesis,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    At,
}
