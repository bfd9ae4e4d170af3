using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Rules;

/// <summary>Reads one rule file; keys are those of Prometheus' own rule files.</summary>
internal sealed class RuleFileReader(SourceFile file)
{
    private readonly List<Problem> _problems = [];

    public RuleFile Read()
    {
        ImmutableArray<RuleGroup> groups = [];
        if (SourceJson.Read(file, _problems) is { } root)
        {
            var reader = new ObjectReader(file, root, "the rule file", _problems);
            groups = [.. reader.Objects("groups").Select(Group).OfType<RuleGroup>()];
            reader.NothingElse();
            NamesAreUnique(groups);
        }

        return new RuleFile(file.Path, groups, [.. _problems]);
    }

    private RuleGroup? Group(JObject source)
    {
        var name = source["name"] is JValue { Value: string text } ? $"rule group '{text}'" : "the rule group";
        var reader = new ObjectReader(file, source, name, _problems);
        var group = new RuleGroup(reader.Text("name", required: true) ?? "", SourceJson.Line(source), [])
        {
            Interval = reader.Duration("interval"),
            QueryOffset = reader.Duration("query_offset"),
            Limit = reader.Number("limit"),
            Labels = reader.TextMap("labels"),
        };
        group = group with { Rules = [.. reader.Objects("rules").Select(Rule).OfType<Rule>()] };
        reader.NothingElse();
        return group.Name.Length > 0 ? group : null;
    }

    private Rule? Rule(JObject source)
    {
        if (source.ContainsKey("alert") == source.ContainsKey("record"))
        {
            var message = source.ContainsKey("alert")
                ? "The rule has both 'alert' and 'record'; it can be only one."
                : "The rule has neither 'alert' nor 'record'." + string.Concat(source.Properties().Select(x => Nearest.Suggestion(x.Name, ["alert", "record"])));
            _problems.Add(Problem.Error(SourceJson.Where(file, source), message));
            return null;
        }

        return source.ContainsKey("alert") ? Alert(source) : Recording(source);
    }

    private AlertRule? Alert(JObject source)
    {
        var reader = new ObjectReader(file, source, source["alert"] is JValue { Value: string text } ? $"alert {text}" : "the alert", _problems);
        var (name, expression) = (reader.Text("alert"), reader.Lines("expr"));
        var rule = new AlertRule(name ?? "", expression ?? "", SourceJson.Line(source))
        {
            For = reader.Duration("for"),
            KeepFiringFor = reader.Duration("keep_firing_for"),
            Labels = reader.TextMap("labels"),
            Annotations = reader.TextMap("annotations"),
        };
        reader.NothingElse();
        return name is null || expression is null ? null : rule;
    }

    private RecordingRule? Recording(JObject source)
    {
        var reader = new ObjectReader(file, source, source["record"] is JValue { Value: string text } ? $"recording rule {text}" : "the recording rule", _problems);
        var (name, expression) = (reader.Text("record"), reader.Lines("expr"));
        var rule = new RecordingRule(name ?? "", expression ?? "", SourceJson.Line(source)) { Labels = reader.TextMap("labels") };
        reader.NothingElse();
        return name is null || expression is null ? null : rule;
    }

    private void NamesAreUnique(ImmutableArray<RuleGroup> groups)
    {
        foreach (var again in Repeated(groups, x => x.Name))
            _problems.Add(Problem.Error($"{file.Path}:{again.Line}", $"Rule group '{again.Name}' stands in this file twice."));
        foreach (var group in groups)
        {
            foreach (var again in Repeated(group.Rules.OfType<AlertRule>(), x => $"{x.Name} {x.Label("severity")}"))
                _problems.Add(Problem.Error($"{file.Path}:{again.Line}", $"Alert {again.Name} stands in rule group '{group.Name}' twice with the same severity."));
        }
    }

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(name, StringComparer.Ordinal).SelectMany(x => x.Skip(1));
}
