using Monitoring.Describe;
using Monitoring.Prometheus;
using YamlDotNet.Serialization;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>
/// Does to a discovered target what Prometheus does with the <c>relabel_configs</c> of a job, and to a series what it does with the
/// <c>metric_relabel_configs</c>, both read from the compiled YAML.
/// </summary>
internal static class Relabelling
{
    /// <summary>The target that is left, or null when a rule drops it.</summary>
    public static Target? Apply(string jobYaml, IReadOnlyDictionary<string, string> discovered)
    {
        var job = Read(jobYaml);
        var labels = new Dictionary<string, string>(discovered.Where(label => label.Value.Length > 0), StringComparer.Ordinal)
        {
            ["job"] = (string)job["job_name"],
            ["__scheme__"] = (string)job.GetValueOrDefault("scheme", "http"),
            ["__metrics_path__"] = (string)job.GetValueOrDefault("metrics_path", "/metrics"),
        };
        return new RelabelRules(Rules(job, "relabel_configs")).Apply(labels) ? Target.Of(new(labels, StringComparer.Ordinal)) : null;
    }

    /// <summary>The labels of a series that are left, its name as <c>__name__</c> among them, or null when a rule drops it.</summary>
    public static IReadOnlyDictionary<string, string>? ApplyToSeries(string jobYaml, IReadOnlyDictionary<string, string> series)
    {
        var labels = new Dictionary<string, string>(series, StringComparer.Ordinal);
        return new RelabelRules(Rules(Read(jobYaml), "metric_relabel_configs")).Apply(labels) ? labels : null;
    }

    private static Dictionary<string, object> Read(string jobYaml) => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(jobYaml);

    private static IEnumerable<RelabelRule> Rules(Dictionary<string, object> job, string section) =>
        from rule in ((IEnumerable<object>)job.GetValueOrDefault(section, Array.Empty<object>())).Cast<Dictionary<object, object>>()
        select new RelabelRule((string)rule.GetValueOrDefault("action", "replace"))
        {
            SourceLabels = [.. ((IEnumerable<object>)rule.GetValueOrDefault("source_labels", Array.Empty<object>())).Cast<string>()],
            Separator = (string?)rule.GetValueOrDefault("separator"),
            Regex = (string?)rule.GetValueOrDefault("regex"),
            TargetLabel = (string?)rule.GetValueOrDefault("target_label"),
            Replacement = (string?)rule.GetValueOrDefault("replacement"),
        };
}
