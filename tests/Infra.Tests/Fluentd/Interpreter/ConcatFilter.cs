using System.Text.RegularExpressions;
using Monitoring.Fluentd;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Infra.Fluentd.Interpreter;

/// <summary>The plug-in concat, in the two ways in which it is used: by a key that says that more follows, and by regular expressions.</summary>
internal sealed class ConcatFilter(FluentdSection filter)
{
    private readonly Dictionary<(string Tag, string Stream), List<JObject>> _held = [];
    private readonly Regex? _start = Expression(filter["multiline_start_regexp"]);
    private readonly Regex? _more = Expression(filter["continuous_line_regexp"]);
    private readonly Regex? _end = Expression(filter["multiline_end_regexp"]);

    public IEnumerable<JObject> Take(string tag, JObject record)
    {
        if ((string?)record[filter["key"]] is not { } text)
            return [record];
        var stream = (tag, (string?)record[filter["stream_identity_key"]] ?? "");
        var held = _held.TryGetValue(stream, out var found) ? found : _held[stream] = [];
        return filter["partial_key"].Length > 0 ? ByKey(record, held) : ByExpressions(record, text, held);
    }

    /// <summary>What has waited long enough.</summary>
    public IEnumerable<(string Tag, JObject Record)> Flush()
    {
        var late = _held.Where(pair => pair.Value.Count > 0).Select(pair => (pair.Key.Tag, Joined(pair.Value))).ToList();
        _held.Clear();
        return late;
    }

    private List<JObject> ByKey(JObject record, List<JObject> held)
    {
        held.Add(record);
        return (string?)record[filter["partial_key"]] == filter["partial_value"] ? [] : [Without(Taken(held), filter["partial_key"])];
    }

    private List<JObject> ByExpressions(JObject record, string text, List<JObject> held)
    {
        var done = new List<JObject>();
        if (_start!.IsMatch(text))
        {
            if (held.Count > 0)
                done.Add(Taken(held));
            held.Add(record);
        }
        else if (_end?.IsMatch(text) == true)
        {
            held.Add(record);
            done.Add(Taken(held));
        }
        else if (held.Count == 0)
        {
            done.Add(record);
        }
        else if (_more?.IsMatch(text) != false)
        {
            held.Add(record);
        }
        else
        {
            done.AddRange([Taken(held), record]);
        }

        return done;
    }

    private JObject Taken(List<JObject> held)
    {
        var joined = Joined(held);
        held.Clear();
        return joined;
    }

    private JObject Joined(List<JObject> held)
    {
        var joined = (JObject)held[0].DeepClone();
        joined[filter["key"]] = string.Join(filter["separator"] == "\"\"" ? "" : "\n", held.Select(record => (string?)record[filter["key"]]));
        return joined;
    }

    private static JObject Without(JObject record, string key)
    {
        record.Remove(key);
        return record;
    }

    private static Regex? Expression(string value) => value.Length == 0 ? null : new Regex(value[1..^1], RegexOptions.CultureInvariant);
}
