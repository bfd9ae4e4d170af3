using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>Prometheus' command line.</summary>
public static class PrometheusFlags
{
    /// <summary>Of one in a pod.</summary>
    public static ImmutableArray<string> Of(PrometheusInstance instance, Workload workload) =>
    [
        "--config.file=/etc/prometheus/config/prometheus.yml",
        // Off by default before 3.12 and a switch without effect since.
        "--enable-feature=auto-reload-config",
        "--config.auto-reload-interval=30s",
        .. Common(instance, "/prometheus", $"http://{workload.ServiceHost}:{PrometheusTool.Port}"),
    ];

    /// <summary>Of one on a host, which reloads when it is told to and listens on loopback only.</summary>
    /// <param name="instance">What it keeps.</param>
    /// <param name="configuration">Path of prometheus.yml.</param>
    /// <param name="data">Directory of its samples.</param>
    /// <param name="address"><c>host:port</c> to listen on.</param>
    /// <param name="web">Path of web.yml, see <c>WebConfig</c>; null to listen without TLS.</param>
    public static ImmutableArray<string> OnHost(PrometheusInstance instance, string configuration, string data, string address, string? web = null) =>
        [$"--config.file={configuration}", $"--web.listen-address={address}", .. web is null ? [] : new[] { $"--web.config.file={web}" }, .. Common(instance, data, $"{(web is null ? "http" : "https")}://{address}")];

    private static ImmutableArray<string> Common(PrometheusInstance instance, string data, string address) =>
    [
        // Each scrape says its limit, so that an alert can tell how near it is.
        "--enable-feature=extra-scrape-metrics",
        // Stores native histograms; always so, and a switch without effect, since 3.9.
        "--enable-feature=native-histograms",
        $"--storage.tsdb.path={data}",
        $"--storage.tsdb.retention.time={instance.Retention}",
        $"--storage.tsdb.retention.size={instance.RetentionSize.ToPrometheus()}",
        .. instance.Lookback is { } lookback ? [$"--query.lookback-delta={lookback}"] : ImmutableArray<string>.Empty,
        $"--rules.alert.resend-delay={AlertTiming.ResendDelay}",
        $"--web.external-url={(instance.ExternalUrl.Length > 0 ? instance.ExternalUrl : address)}",
    ];
}
