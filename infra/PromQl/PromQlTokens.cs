using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>The tokens of an expression without its comments, and the parser's place among them.</summary>
internal sealed class PromQlTokens(ImmutableArray<PromQlToken> tokens)
{
    private readonly PromQlToken[] _tokens = [.. tokens.Where(x => x.Kind != PromQlTokenKind.Comment)];
    private int _next;

    public PromQlToken Current => _tokens[_next];

    /// <summary>True when the token after the current one is of this kind.</summary>
    public bool NextIs(PromQlTokenKind kind) => Following is { } next && next.Kind == kind;

    /// <summary>True when the current word is used as an aggregation: a parenthesis, <c>by</c> or <c>without</c> follows.</summary>
    public bool OpensAggregation() => Following is { } next && (next.Kind == PromQlTokenKind.LeftParenthesis || next.Is("by") || next.Is("without"));

    /// <summary>The current token; the next one becomes current. The last one, the end, stays.</summary>
    public PromQlToken Take() => Current.Kind == PromQlTokenKind.End ? Current : _tokens[_next++];

    /// <exception cref="PromQlException">The current token is of another kind.</exception>
    public PromQlToken Take(PromQlTokenKind kind) => Current.Kind == kind ? Take() : throw Unexpected();

    public PromQlToken? TryTake(PromQlTokenKind kind) => Current.Kind == kind ? Take() : null;

    public PromQlToken? TakeKeyword(string keyword) => Current.Is(keyword) ? Take() : null;

    public PromQlException Unexpected() => new(Current.Position, $"unexpected {Current}");

    private PromQlToken? Following => _next + 1 < _tokens.Length ? _tokens[_next + 1] : null;
}
