namespace Monitoring.PromQl;

/// <summary>How tightly operators bind, from <c>or</c> (1) to <c>^</c>. All but <c>^</c> group to the left.</summary>
internal static class PromQlPrecedence
{
    public const int Power = 6;

    /// <summary>Precedence of a token, or null when it is not a binary operator.</summary>
    public static int? Of(PromQlToken token) => token.Kind is not (PromQlTokenKind.Operator or PromQlTokenKind.Keyword) ? null : token.Text.ToLowerInvariant() switch
    {
        "or" => 1,
        "and" or "unless" => 2,
        "==" or "!=" or "<" or "<=" or ">" or ">=" => 3,
        "+" or "-" => 4,
        "*" or "/" or "%" or "atan2" => 5,
        "^" => Power,
        _ => null,
    };
}
