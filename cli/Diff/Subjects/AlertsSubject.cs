using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>Alerts with their expression, threshold, waiting time, severity and texts.</summary>
internal sealed partial class AlertsSubject : KeyedSubject
{
    public override string Title => "Alerts";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side)
    {
        var alerts = RulesOf(side).Where(rule => rule["alert"] is not null).ToList();
        var several = alerts.CountBy(NameOf).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
        return alerts.Select(alert => (several.Contains(NameOf(alert)) ? $"{NameOf(alert)} ({alert.SelectToken("labels.severity")})" : NameOf(alert), Value(alert)));
    }

    /// <summary>All rules of all files that are rule files.</summary>
    internal static IEnumerable<JObject> RulesOf(StackObjects side) =>
        side.Files.SelectMany(file => file.Content.SelectTokens("groups[*].rules[*]")).OfType<JObject>();

    private static string NameOf(JObject alert) => (string)alert["alert"]!;

    /// <summary>
    /// The alert with the numbers that it compares with apart, so that a changed threshold is no changed expression. What stands in their place is
    /// read as a variable.
    /// </summary>
    private static JObject Value(JObject alert)
    {
        var value = (JObject)alert.DeepClone();
        value.Remove("alert");
        var text = (string)alert["expr"]!;
        value["expr"] = Threshold().Replace(text, "$$threshold");
        value["threshold"] = string.Join(", ", Threshold().Matches(text).Select(match => match.Value));
        return value;
    }

    /// <summary>A number right behind a comparison; behind that of a label matcher stands a quotation mark.</summary>
    [GeneratedRegex(@"(?<=([<>]=?|[=!]=)\s*(bool\s+)?)[-+]?[0-9](\.|[0-9]|[eE][-+]?[0-9])*\b")]
    private static partial Regex Threshold();
}
