using Monitoring.Settings;
using YamlDotNet.Serialization;

namespace Monitoring.Rules;

/// <summary>Writes one rule file in the key order of Prometheus' documentation; keys without a value are left out.</summary>
internal static class RuleYaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings()
        .WithEventEmitter(next => new LiteralBlocks(next))
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .WithMaximumRecursion(20)
        .Build();

    public static string Write(RuleFile file, Func<string, string> runbookUrl)
    {
        var groups = file.Groups.Select(group => Group(group, runbookUrl)).ToList();
        return Serializer.Serialize(new Dictionary<string, object> { ["groups"] = groups });
    }

    private static OrderedDictionary<string, object> Group(RuleGroup group, Func<string, string> runbookUrl)
    {
        var map = new OrderedDictionary<string, object> { ["name"] = group.Name };
        Add(map, "interval", group.Interval);
        Add(map, "query_offset", group.QueryOffset);
        if (group.Limit is { } limit)
            map.Add("limit", limit);
        Add(map, "labels", group.Labels);
        map.Add("rules", group.Rules.Select(rule => Rule(rule, runbookUrl)).ToList());
        return map;
    }

    private static OrderedDictionary<string, object> Rule(Rule rule, Func<string, string> runbookUrl)
    {
        var alert = rule as AlertRule;
        var map = new OrderedDictionary<string, object> { [alert is null ? "record" : "alert"] = rule.Name, ["expr"] = rule.Expression };
        Add(map, "for", alert?.For);
        Add(map, "keep_firing_for", alert?.KeepFiringFor);
        Add(map, "labels", rule.Labels);
        if (alert is not null)
            Add(map, "annotations", alert.Annotations.Where(x => x.Key != "runbook_url").Append(new("runbook_url", runbookUrl(alert.Name))));
        return map;
    }

    private static void Add(OrderedDictionary<string, object> map, string key, Duration? value)
    {
        if (value is { } duration)
            map.Add(key, duration.ToString());
    }

    private static void Add(OrderedDictionary<string, object> map, string key, IEnumerable<KeyValuePair<string, string>> values)
    {
        var texts = new OrderedDictionary<string, object>();
        foreach (var (name, value) in values)
            texts.Add(name, value);
        if (texts.Count > 0)
            map.Add(key, texts);
    }
}
