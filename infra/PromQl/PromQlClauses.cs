using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>Reads the clauses that hold lists of labels: <c>by</c>, <c>without</c>, <c>on</c>, <c>ignoring</c>, <c>group_left</c>, <c>group_right</c>.</summary>
internal static class PromQlClauses
{
    /// <summary>Null when none is here.</summary>
    public static Grouping? Grouping(PromQlTokens tokens) =>
        (tokens.TakeKeyword("by") ?? tokens.TakeKeyword("without")) is { } keyword ? new Grouping(keyword.Is("without"), Labels(tokens)) : null;

    /// <summary>True when <c>bool</c> is here.</summary>
    public static bool Bool(PromQlTokens tokens, PromQlToken sign)
    {
        if (tokens.TakeKeyword("bool") is null)
            return false;
        return PromQlKeywords.Comparisons.Contains(sign.Text)
            ? true
            : throw new PromQlException(sign.Position, "bool modifier can only be used on comparison operators");
    }

    /// <summary>Null when none is here.</summary>
    public static VectorMatching? Matching(PromQlTokens tokens, PromQlToken sign)
    {
        if ((tokens.TakeKeyword("on") ?? tokens.TakeKeyword("ignoring")) is not { } keyword)
            return null;
        var labels = Labels(tokens);
        var many = tokens.TakeKeyword("group_left") ?? tokens.TakeKeyword("group_right");
        if (many is not null && PromQlKeywords.SetOperators.Contains(sign.Text))
            throw new PromQlException(sign.Position, $"no grouping allowed for \"{sign.Text.ToLowerInvariant()}\" operation");
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

    private static bool IsLabel(PromQlToken token) =>
        token.Kind is PromQlTokenKind.Identifier or PromQlTokenKind.Quoted or PromQlTokenKind.Variable
        || (token.Kind is PromQlTokenKind.Keyword && !token.Is("inf") && !token.Is("nan"));
}
