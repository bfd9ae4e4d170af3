namespace Monitoring.PromQl;

/// <summary>The smallest meaningful piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Exactly as written; between two tokens stands nothing but white space.</param>
/// <param name="Position">Its first character.</param>
public sealed record PromQlToken(PromQlTokenKind Kind, string Text, PromQlPosition Position)
{
    /// <summary>Content of a string, with escapes resolved; the text of anything else.</summary>
    public string Value { get; init; } = Text;

    /// <summary>True for this keyword, whatever its case.</summary>
    public bool Is(string keyword) => Kind == PromQlTokenKind.Keyword && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for this operator.</summary>
    public bool IsOperator(string signs) => Kind == PromQlTokenKind.Operator && Text == signs;

    /// <summary>How messages call it.</summary>
    public override string ToString() => Kind switch
    {
        PromQlTokenKind.End => "end of input",
        PromQlTokenKind.Operator or >= PromQlTokenKind.LeftParenthesis => $"\"{Text}\"",
        PromQlTokenKind.Quoted => $"string {Text}",
        _ => $"{Kind.ToString().ToLowerInvariant()} \"{Text}\"",
    };
}
