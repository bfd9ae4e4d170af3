using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Fluentd;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd.Interpreter;

/// <summary>
/// Takes lines of a container's log file along the way that the compiled files describe, and returns what a destination would be given. It
/// reads the files, not the code that wrote them, and knows the plug-ins that they use. Its limits: regular expressions are .NET's, placeholders
/// are evaluated as <see cref="FluentdValue"/> means them and not by Ruby, several invalid bytes in a row may become fewer replacement characters
/// than Ruby makes of them, and nothing is throttled, buffered or sent.
/// </summary>
internal sealed class FluentdInterpreter
{
    private readonly Dictionary<string, FluentdSection> _labels;
    private readonly FluentdSection _tail;
    private readonly Dictionary<FluentdSection, ConcatFilter> _joins = new(ReferenceEqualityComparer.Instance);
    private readonly List<JObject> _documents = [];
    private readonly JObject _podLabels;

    /// <param name="files">File name to text.</param>
    /// <param name="podLabels">What the API server says about the pod.</param>
    public FluentdInterpreter(IReadOnlyDictionary<string, string> files, JObject? podLabels = null)
    {
        var problems = new List<Problem>();
        var sections = FluentdReader.Read(files, FluentdConfig.Main, problems);
        Assert.Empty(problems);
        _labels = sections.Where(section => section.Name == "label").ToDictionary(section => section.Argument);
        _tail = sections.Single(section => section is { Name: "source", Type: "tail" });
        _podLabels = podLabels ?? [];
    }

    /// <summary>Number of records that Fluentd counted.</summary>
    public int Counted { get; private set; }

    /// <summary>Reads a file to its end, and waits for what waits.</summary>
    public IReadOnlyList<JObject> Read(string path, byte[] content)
    {
        var parse = Expression(Assert.Single(_tail.Inside("parse"))["expression"]);
        var tag = _tail["tag"].Replace("*", path.TrimStart('/').Replace('/', '.'), StringComparison.Ordinal);
        // Bytes, one to a character, until the configuration makes text of them.
        foreach (var line in Encoding.Latin1.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Emit(_tail["@label"], tag, parse.Match(line) is { Success: true } match ? Named(parse, match) : new JObject { ["unmatched_line"] = line });
        foreach (var (section, join) in _joins.ToList())
        {
            foreach (var (heldTag, record) in join.Flush())
                Emit(section["timeout_label"], heldTag, record);
        }

        return _documents;
    }

    private void Emit(string label, string tag, JObject record)
    {
        var records = new List<JObject> { record };
        foreach (var section in _labels[label].Sections.Where(section => new FluentdPattern(section.Argument).Matches(tag)))
        {
            if (section.Name == "match")
            {
                records.ForEach(one => Output(label, section, tag, one));
                return;
            }

            records = [.. records.SelectMany(one => Filter(section, tag, one))];
        }

        Assert.Fail($"{label} has no match for {tag}.");
    }

    private void Output(string label, FluentdSection match, string tag, JObject record)
    {
        switch (match.Type)
        {
            case "relabel":
                Emit(match["@label"], tag, record);
                break;
            case "rewrite_tag_filter":
                var rule = match.Inside("rule").First(rule => Expression(rule["pattern"]).IsMatch(RubyValues.Text(Accessed(record, rule["key"])) ?? ""));
                Emit(label, rule["tag"], record);
                break;
            case "copy":
                _documents.Add(record);
                break;
            default:
                throw new NotSupportedException($"No interpreter for the output {match.Type}.");
        }
    }

    private IEnumerable<JObject> Filter(FluentdSection filter, string tag, JObject record) => filter.Type switch
    {
        "concat" => Join(filter).Take(tag, record),
        "record_modifier" => [Modify(filter, tag, record)],
        "parser" => [Parse(filter, record)],
        "kubernetes_metadata" => [Described(tag, record)],
        "elasticsearch_genid" => [With(record, filter["hash_id_key"], $"id-{_documents.Count}")],
        "prometheus" => [Count(record)],
        _ => throw new NotSupportedException($"No interpreter for the filter {filter.Type}."),
    };

    private ConcatFilter Join(FluentdSection filter) => _joins.TryGetValue(filter, out var join) ? join : _joins[filter] = new ConcatFilter(filter);

    private JObject Count(JObject record)
    {
        Counted++;
        return record;
    }

    private JObject Described(string tag, JObject record)
    {
        var found = Regex.Match(tag, @"var\.log\.containers\.(?<pod>[^_]+)_(?<namespace>[^_]+)_(?<container>.+)-[a-z0-9]{64}\.log$");
        return With(record, "kubernetes", new JObject
        {
            ["pod_name"] = found.Groups["pod"].Value,
            ["namespace_name"] = found.Groups["namespace"].Value,
            ["container_name"] = found.Groups["container"].Value,
            ["labels"] = _podLabels,
        });
    }

    private static JObject Modify(FluentdSection filter, string tag, JObject record)
    {
        if (filter["char_encoding"].Length > 0)
        {
            foreach (var text in record.Properties().Where(property => property.Value.Type == JTokenType.String))
                text.Value = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes((string)text.Value!));
        }

        foreach (var (key, value) in filter.Inside("record").SelectMany(section => section.Parameters))
            record[key] = RubyValues.Of(value, tag, record);
        var kept = filter["whitelist_keys"].Split(',');
        return filter["whitelist_keys"].Length == 0 ? record : new JObject(record.Properties().Where(property => kept.Contains(property.Name)));
    }

    private static JObject Parse(FluentdSection filter, JObject record)
    {
        var text = (string?)record[filter["key_name"]];
        var parsed = text is null ? null : Assert.Single(filter.Inside("parse")).Inside("pattern").Select(pattern => Parse(pattern, text)).FirstOrDefault(value => value is not null);
        // What cannot be parsed gives an empty object, as the plug-in does.
        return With(record, filter["hash_value_field"], parsed ?? []);
    }

    private static JObject? Parse(FluentdSection pattern, string text)
    {
        if (pattern["format"] == "regexp")
            return Expression(pattern["expression"]) is var expression && expression.Match(text) is { Success: true } match ? Named(expression, match) : null;
        if (RubyValues.Json(text) is not { } json)
            return null;
        // The plug-in takes the time away, and gives up where it is no number.
        Assert.False(json.ContainsKey(pattern["time_key"].Length == 0 ? "time" : pattern["time_key"]), $"The JSON parser takes the time of {text}.");
        return json;
    }

    private static JToken? Accessed(JObject record, string key) =>
        key.StartsWith("$['", StringComparison.Ordinal)
            ? key[3..^2].Split("']['").Aggregate((JToken?)record, (at, part) => (at as JObject)?[part])
            : key.StartsWith("$.", StringComparison.Ordinal)
                ? key[2..].Split('.').Aggregate((JToken?)record, (at, part) => (at as JObject)?[part])
                : record[key];

    private static JObject Named(Regex expression, Match match) =>
        new(expression.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0])).Select(name => new JProperty(name, match.Groups[name] is { Success: true } group ? group.Value : null)));

    private static Regex Expression(string value) => new(value[1..^1], RegexOptions.CultureInvariant);

    private static JObject With(JObject record, string key, JToken value)
    {
        var copy = (JObject)record.DeepClone();
        copy[key] = value.DeepClone();
        return copy;
    }
}
