using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>Reads selectors: a name, conditions in braces, or both.</summary>
internal static class PromQlSelectors
{
    private const string NameLabel = "__name__";

    /// <param name="tokens">Placed after the name, or on the brace.</param>
    /// <param name="name">The word before the braces, already taken; null without one.</param>
    public static VectorSelector Read(PromQlTokens tokens, PromQlToken? name)
    {
        var start = name?.Position ?? tokens.Current.Position;
        var metric = name is { Kind: not PromQlTokenKind.Variable } word ? word.Text : null;
        var matchers = ImmutableArray.CreateBuilder<LabelMatcher>();
        if (tokens.TryTake(PromQlTokenKind.LeftBrace) is not null)
        {
            while (tokens.Current.Kind != PromQlTokenKind.RightBrace)
            {
                if (Condition(tokens) is not { Operator.Length: > 0 } matcher)
                    break;
                if (matcher is not { Label: NameLabel, Operator: "=" } || (name is null && metric is not null))
                    matchers.Add(matcher);
                else if (name is null)
                    metric = matcher.Value;
                else
                    throw new PromQlException(start, $"metric name must not be set twice: \"{name.Text}\" or \"{matcher.Value}\"");
                if (tokens.TryTake(PromQlTokenKind.Comma) is null)
                    break;
            }

            tokens.Take(PromQlTokenKind.RightBrace);
            if (name is null && metric is null && matchers.All(MatchesNothing))
                throw new PromQlException(start, "vector selector must contain at least one non-empty matcher");
        }

        return new VectorSelector(start, metric is not null && metric.Contains('$', StringComparison.Ordinal) ? null : metric, matchers.ToImmutable());
    }

    /// <summary><c>label op "value"</c>, a quoted metric name, or a variable that stands for whole conditions (then the operator is its text).</summary>
    private static LabelMatcher Condition(PromQlTokens tokens)
    {
        var label = tokens.Take();
        if (label.Kind is not (PromQlTokenKind.Identifier or PromQlTokenKind.Quoted or PromQlTokenKind.Variable))
            throw new PromQlException(label.Position, $"unexpected {label} in label matching, expected identifier or \"}}\"");
        if (tokens.Current.Kind != PromQlTokenKind.Operator)
        {
            return label.Kind switch
            {
                PromQlTokenKind.Quoted => new LabelMatcher(NameLabel, "=", label.Value, label.Position),
                PromQlTokenKind.Variable => new LabelMatcher(label.Text, label.Text, "", label.Position),
                _ => throw new PromQlException(tokens.Current.Position, $"unexpected {tokens.Current} in label matching, expected label matching operator"),
            };
        }

        var sign = tokens.Take();
        var value = tokens.Take();
        return value.Kind is PromQlTokenKind.Quoted or PromQlTokenKind.Variable
            ? new LabelMatcher(label.Value, sign.Text, value.Value, label.Position)
            : throw new PromQlException(value.Position, $"unexpected {value} in label matching, expected string");
    }

    private static bool MatchesNothing(LabelMatcher matcher) => matcher.Operator switch
    {
        "=" => matcher.Value.Length == 0,
        "!=" => matcher.Value.Length > 0,
        "=~" => matcher.Value is "" or ".*",
        "!~" => matcher.Value is not ("" or ".*" or ".+"),
        _ => false,
    };
}
