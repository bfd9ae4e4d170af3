using System.Text.RegularExpressions;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>A regular expression is used where one is needed: plain text compares faster and is read without thinking, and all are anchored anyway.</summary>
internal sealed partial class RegexesAreNeeded : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from selector in expression.SelfAndDescendants().OfType<VectorSelector>()
        from matcher in selector.Matchers
        where matcher.Operator is "=~" or "!~" && !matcher.HasVariable
        let better = Better(matcher)
        where better is not null
        select $"has the condition {matcher.Label}{matcher.Operator}\"{matcher.Value}\"; {better}";

    private static string? Better(LabelMatcher matcher)
    {
        var (equal, differs) = matcher.Operator == "=~" ? ("=", "!=") : ("!=", "=");
        return matcher.Value switch
        {
            ".*" => matcher.Operator == "=~" ? "it lets everything through, so remove it." : "it lets nothing through.",
            ".+" => $"write {matcher.Label}{differs}\"\".",
            var value when value.StartsWith('^') || (value.EndsWith('$') && !value.EndsWith("\\$", StringComparison.Ordinal)) => "it is anchored anyway, so leave out ^ and $.",
            var value when Plain().IsMatch(value) => $"write {matcher.Label}{equal}\"{value.Replace("\\", "", StringComparison.Ordinal)}\".",
            _ => null,
        };
    }

    /// <summary>Characters that stand for themselves, by nature or by a backslash.</summary>
    [GeneratedRegex(@"\A(?:[^\\.+*?()|\[\]{}^$]|\\[^a-zA-Z0-9])*\z")]
    private static partial Regex Plain();
}
