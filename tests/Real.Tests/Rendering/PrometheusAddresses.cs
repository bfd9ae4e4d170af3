using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>Puts known addresses in the place of Kubernetes discovery in prometheus.yml, and seconds in the place of its intervals.</summary>
internal static class PrometheusAddresses
{
    /// <summary>Short, so that tests need not wait, and long enough for a scrape on a machine that is busy with other things.</summary>
    private const string Interval = "2s";

    private static readonly string[] Intervals = ["scrape_interval", "scrape_timeout", "evaluation_interval"];

    /// <param name="text">The rendered prometheus.yml.</param>
    /// <param name="alertmanagers">Who is told about alerts.</param>
    /// <param name="targets">Targets by job; a job that is not named has none.</param>
    public static string Adapt(string text, IEnumerable<PodTarget> alertmanagers, IReadOnlyDictionary<string, IEnumerable<PodTarget>> targets) => YamlText.Edit(text, root =>
    {
        Hasten(root.Map("global")!);
        foreach (var config in root.Map("alerting")!.Maps("alertmanagers"))
            Replace(config, alertmanagers);
        foreach (var job in root.Maps("scrape_configs"))
        {
            Hasten(job);
            Replace(job, targets.GetValueOrDefault(job.Text("job_name")!, []));
        }
    });

    private static void Hasten(YamlMappingNode section)
    {
        foreach (var interval in Intervals.Where(interval => section.Children.ContainsKey(interval)))
            section.Set(interval, Interval);
    }

    private static void Replace(YamlMappingNode section, IEnumerable<PodTarget> targets)
    {
        section.Children.Remove("kubernetes_sd_configs");
        section.Children.Remove("dns_sd_configs");
        section.Set("static_configs", new YamlSequenceNode(targets.Select(StaticConfig)));
    }

    private static YamlMappingNode StaticConfig(PodTarget target) => new(
        "targets", new YamlSequenceNode(target.Address),
        "labels", new YamlMappingNode(target.Labels.SelectMany(label => new YamlNode[] { label.Key, new YamlScalarNode(label.Value) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted } })));
}
