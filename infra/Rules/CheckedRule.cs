using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A rule with its place and what its expression reads, as checks see it.</summary>
internal sealed class CheckedRule
{
    private readonly string _where;

    public CheckedRule(string path, RuleGroup group, Rule rule)
    {
        (Path, Group, Rule, _where) = (path, group, rule, $"{path}:{rule.Line}");
        try
        {
            References = PromQlReferences.Of(rule.Expression);
        }
        catch (PromQlException e)
        {
            SyntaxError = e;
        }
    }

    public string Path { get; }

    public RuleGroup Group { get; }

    public Rule Rule { get; }

    /// <summary>The rule as an alert, or null.</summary>
    public AlertRule? Alert => Rule as AlertRule;

    /// <summary>What the expression reads; null when it is not PromQL.</summary>
    public PromQlReferences? References { get; }

    public PromQlException? SyntaxError { get; }

    /// <param name="message">The end of a sentence that starts with the rule: <c>has no severity.</c></param>
    public Problem Error(string message) => Problem.Error(_where, Sentence(message));

    /// <param name="message">The end of a sentence that starts with the rule.</param>
    public Problem Warning(string message) => Problem.Warning(_where, Sentence(message));

    private string Sentence(string message) => $"{char.ToUpperInvariant(Rule.Title[0])}{Rule.Title[1..]} {message}";
}
