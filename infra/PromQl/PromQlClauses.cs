using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>Reads the clauses that hold lists of labels: <c>by</c>, <c>without</c>, <c>on</c>, <c>ignoring</c>, <c>group_left</c>, <c>group_right</c>.</summary>
internal static class PromQlClauses
{
    /// <summary>Null when none is here.</summary>
    public static Grouping? Grouping(PromQlTokens tokens) =>
        (tokens.TakeKeyword("by") ?? tokens.TakeKeyword("without")) is { } keyword ? new Grouping(keyword.Is("without"), Labels(tokens)) : null;

    /// <summary>Null when none is here.</summary>
    public static VectorMatching? Matching(PromQlTokens tokens)
    {
        if ((tokens.TakeKeyword("on") ?? tokens.TakeKeyword("ignoring")) is not { } keyword)
            return null;
        var labels = Labels(tokens);
        var many = tokens.TakeKeyword("group_left") ?? tokens.TakeKeyword("group_right");
        var include = many is not null && tokens.Current.Kind == PromQlTokenKind.LeftParenthesis ? Labels(tokens) : [];
        return new VectorMatching(keyword.Is("on"), labels, many?.Text.ToLowerInvariant(), include);
    }

    private static ImmutableArray<string> Labels(PromQlTokens tokens)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        tokens.Take(PromQlTokenKind.LeftParenthesis);
        while (tokens.Current.Kind != PromQlTokenKind.RightParenthesis)
        {
            if (!IsLabel(tokens.Current))
                throw new PromQlException(tokens.Current.Position, $"unexpected {tokens.Current} in grouping opts, expected label");
            labels.Add(tokens.Take().Value);
            if (tokens.TryTake(PromQlTokenKind.Comma) is null)
                break;
        }

        tokens.Take(PromQlTokenKind.RightParenthesis);
        return labels.ToImmutable();
    }

    private static bool IsLabel(PromQlToken token) => token.Kind switch
    {
        PromQlTokenKind.Identifier => !token.Text.Contains(':', StringComparison.Ordinal),
        PromQlTokenKind.Keyword or PromQlTokenKind.Quoted or PromQlTokenKind.Variable => true,
        _ => false,
    };
}
