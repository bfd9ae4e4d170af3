using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Prometheus;

/// <summary>Compiles prometheus.yml from all descriptions.</summary>
public static class PrometheusConfig
{
    /// <summary>Directory of the rule files inside the pod.</summary>
    public const string RulesDirectory = "/etc/prometheus/rules";

    /// <summary>Key of the Secret of an authority, and name of its file.</summary>
    public const string AuthorityFile = "ca.crt";

    /// <summary>The text of prometheus.yml.</summary>
    /// <param name="settings">Intervals and limits.</param>
    /// <param name="descriptions">Everything that is to be scraped.</param>
    /// <param name="alertmanager">Who is told; every replica gets every alert.</param>
    /// <param name="externalLabels">Labels that leave with every alert.</param>
    /// <param name="place">Where it runs; null for a pod.</param>
    public static string Compile(
        PrometheusSettings settings, ImmutableArray<Description> descriptions, AlertmanagerTargets alertmanager,
        ImmutableSortedDictionary<string, string> externalLabels, PrometheusPlace? place = null)
    {
        place ??= PrometheusPlace.Pod;
        var jobs = descriptions.SelectMany(description => description.ScrapeJobs).ToImmutableArray();
        var claims = jobs.SelectMany(job => job.Claims).Distinct().ToImmutableArray();

        return Yaml.Write(new YamlMap
        {
            ["global"] = Global(settings.ScrapeInterval, ScrapeTimeout(settings.ScrapeInterval), settings.EvaluationInterval, externalLabels),
            ["runtime"] = Runtime(),
            ["rule_files"] = RuleFiles(place),
            ["alerting"] = new YamlMap
            {
                ["alert_relabel_configs"] = descriptions.SelectMany(description => description.AlertRelabel).Select(ScrapeConfig.Relabelling).ToArray(),
                ["alertmanagers"] = new[] { Alertmanagers(alertmanager) },
            },
            ["scrape_configs"] = jobs.Select(job => ScrapeConfig.Compile(job, claims, place)).ToArray(),
        });
    }

    /// <summary>Where the rule files are, for every instance.</summary>
    internal static string[] RuleFiles(PrometheusPlace place) => [$"{place.RulesDirectory}/*.yml"];

    /// <summary>The section <c>global</c>, for every instance.</summary>
    internal static YamlMap Global(Duration interval, Duration timeout, Duration evaluation, ImmutableSortedDictionary<string, string> externalLabels) => new()
    {
        ["scrape_interval"] = interval.ToString(),
        ["scrape_timeout"] = timeout.ToString(),
        ["evaluation_interval"] = evaluation.ToString(),
        ["external_labels"] = YamlMap.Of(externalLabels),
    };

    /// <summary>
    /// The section <c>runtime</c>. Garbage may be a tenth of what is in use, instead of Prometheus' three quarters: a small Prometheus makes little of it, so that
    /// collecting it sooner costs a few millicores and saves more than a quarter of the memory.
    /// </summary>
    public static YamlMap Runtime() => new() { ["gogc"] = 10 };

    /// <summary>A scrape may take at most 10 s, and never longer than the interval, which Prometheus refuses.</summary>
    public static Duration ScrapeTimeout(Duration interval) => interval < Duration.Seconds(10) ? interval : Duration.Seconds(10);

    private static YamlMap Alertmanagers(AlertmanagerTargets targets) => new()
    {
        ["api_version"] = "v2",
        ["scheme"] = targets.Login is null ? null : "https",
        ["basic_auth"] = targets.Login is { } login ? ScrapeConfig.LoginPassword(login) : null,
        ["tls_config"] = targets.Login is { } shown ? ScrapeConfig.LoginTls(shown) : null,
        ["static_configs"] = targets.Discovery is Discovery.Static known ? new[] { ScrapeConfig.StaticTargets(known) } : null,
        ["kubernetes_sd_configs"] = targets.Discovery is Discovery.Kubernetes found ? new[] { ScrapeConfig.KubernetesDiscovery(found, PrometheusPlace.Pod) } : null,
        ["relabel_configs"] = targets.PortName is { } port
            ? new[] { ScrapeConfig.Relabelling(Relabel.Keep(port, "__meta_kubernetes_pod_container_port_name")) }
            : null,
    };
}
