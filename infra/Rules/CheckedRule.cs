using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A rule with its place, as checks see it.</summary>
/// <param name="Path">File of the rule.</param>
/// <param name="Group">Group of the rule.</param>
/// <param name="Rule">The rule.</param>
internal sealed record CheckedRule(string Path, RuleGroup Group, Rule Rule)
{
    /// <summary>The rule as an alert, or null.</summary>
    public AlertRule? Alert => Rule as AlertRule;

    public Problem Error(string message) => Problem.Error(Where, $"{Rule.Title} {message}");

    public Problem Warning(string message) => Problem.Warning(Where, $"{Rule.Title} {message}");

    private string Where => $"{Path}:{Rule.Line}";
}
