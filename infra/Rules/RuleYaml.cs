using Monitoring.Compile;

namespace Monitoring.Rules;

/// <summary>Writes one rule file in the key order of Prometheus' documentation; keys without a value are left out.</summary>
internal static class RuleYaml
{
    public static string Write(RuleFile file, Func<string, string> runbookUrl) =>
        Yaml.Write(new YamlMap { ["groups"] = file.Groups.Select(group => Group(group, runbookUrl)).ToArray() });

    private static YamlMap Group(RuleGroup group, Func<string, string> runbookUrl) => new()
    {
        ["name"] = group.Name,
        ["interval"] = group.Interval?.ToString(),
        ["query_offset"] = group.QueryOffset?.ToString(),
        ["limit"] = group.Limit,
        ["labels"] = YamlMap.Of(group.Labels),
        ["rules"] = group.Rules.Select(rule => Rule(rule, runbookUrl)).ToArray(),
    };

    private static YamlMap Rule(Rule rule, Func<string, string> runbookUrl)
    {
        var alert = rule as AlertRule;
        return new YamlMap
        {
            [alert is null ? "record" : "alert"] = rule.Name,
            ["expr"] = ThresholdMarks.Strip(rule.Expression),
            ["for"] = alert?.For?.ToString(),
            ["keep_firing_for"] = alert?.KeepFiringFor?.ToString(),
            ["labels"] = YamlMap.Of(rule.Labels),
            ["annotations"] = alert is null ? null : YamlMap.Of(Annotations(alert, runbookUrl)),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Annotations(AlertRule alert, Func<string, string> runbookUrl) =>
        alert.Annotation("runbook_url") is null ? alert.Annotations.Append(new("runbook_url", runbookUrl(alert.Name))) : alert.Annotations;
}
