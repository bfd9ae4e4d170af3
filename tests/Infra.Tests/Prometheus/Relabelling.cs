using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>
/// Does to a discovered target what Prometheus does with the <c>relabel_configs</c> of a job, and to a series what it does with the
/// <c>metric_relabel_configs</c>, read from the compiled YAML: the actions
/// <c>keep</c>, <c>drop</c>, <c>replace</c> and <c>labeldrop</c> with Prometheus' defaults.
/// </summary>
internal static class Relabelling
{
    /// <summary>The target that is left, or null when a rule drops it.</summary>
    public static Target? Apply(string jobYaml, IReadOnlyDictionary<string, string> discovered)
    {
        var job = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(jobYaml);
        var labels = new SortedDictionary<string, string>(discovered.ToDictionary(), StringComparer.Ordinal)
        {
            ["job"] = (string)job["job_name"],
            ["__scheme__"] = (string)job.GetValueOrDefault("scheme", "http"),
            ["__metrics_path__"] = (string)job.GetValueOrDefault("metrics_path", "/metrics"),
        };
        return Apply(job, "relabel_configs", labels) ? Target.Of(labels) : null;
    }

    /// <summary>The labels of a series that are left, its name as <c>__name__</c> among them, or null when a rule drops it.</summary>
    public static IReadOnlyDictionary<string, string>? ApplyToSeries(string jobYaml, IReadOnlyDictionary<string, string> series)
    {
        var job = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(jobYaml);
        var labels = new SortedDictionary<string, string>(series.ToDictionary(), StringComparer.Ordinal);
        return Apply(job, "metric_relabel_configs", labels) ? labels : null;
    }

    private static bool Apply(Dictionary<string, object> job, string rules, SortedDictionary<string, string> labels) =>
        ((IEnumerable<object>)job.GetValueOrDefault(rules, Array.Empty<object>())).Cast<Dictionary<object, object>>().All(rule => Apply(rule, labels));

    private static bool Apply(Dictionary<object, object> rule, SortedDictionary<string, string> labels)
    {
        var sources = ((IEnumerable<object>)rule.GetValueOrDefault("source_labels", Array.Empty<object>())).Cast<string>();
        var value = string.Join((string)rule.GetValueOrDefault("separator", ";"), sources.Select(source => labels.GetValueOrDefault(source, "")));
        var regex = new Regex($"^(?:{rule.GetValueOrDefault("regex", "(.*)")})$", RegexOptions.Singleline);
        switch ((string)rule.GetValueOrDefault("action", "replace"))
        {
            case "keep":
                return regex.IsMatch(value);
            case "drop":
                return !regex.IsMatch(value);
            case "labeldrop":
                foreach (var name in labels.Keys.Where(name => regex.IsMatch(name)).ToList())
                    labels.Remove(name);
                return true;
            case "replace":
                Replace(rule, labels, regex.Match(value));
                return true;
            default:
                throw new NotSupportedException($"{rule["action"]} is not interpreted here.");
        }
    }

    private static void Replace(Dictionary<object, object> rule, SortedDictionary<string, string> labels, Match match)
    {
        if (!match.Success)
            return;
        var result = match.Result((string)rule.GetValueOrDefault("replacement", "$1"));
        if (result.Length == 0)
            labels.Remove((string)rule["target_label"]);
        else
            labels[(string)rule["target_label"]] = result;
    }
}
