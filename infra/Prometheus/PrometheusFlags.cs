using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

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
        .. Common(instance, "/prometheus", $"http://{workload.ServiceHost}:{PrometheusTool.Port}", AlertTiming.ResendDelay),
    ];

    /// <summary>Of one on a host, which reloads when it is told to.</summary>
    /// <param name="instance">What it keeps.</param>
    /// <param name="configuration">Path of prometheus.yml.</param>
    /// <param name="data">Directory of its samples.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="resendDelay">When it repeats an alert, see <see cref="AlertTiming"/>.</param>
    public static ImmutableArray<string> OnHost(PrometheusInstance instance, string configuration, string data, WebEndpoint endpoint, Duration resendDelay) =>
        [$"--config.file={configuration}", .. endpoint.Flags, .. Common(instance, data, endpoint.Url, resendDelay)];

    private static ImmutableArray<string> Common(PrometheusInstance instance, string data, string address, Duration resendDelay) =>
    [
        // Each scrape says its limit, so that an alert can tell how near it is.
        "--enable-feature=extra-scrape-metrics",
        // Stores native histograms; always so, and a switch without effect, since 3.9.
        "--enable-feature=native-histograms",
        $"--storage.tsdb.path={data}",
        $"--storage.tsdb.retention.time={instance.Retention}",
        $"--storage.tsdb.retention.size={instance.RetentionSize.ToPrometheus()}",
        .. instance.Lookback is { } lookback ? [$"--query.lookback-delta={lookback}"] : ImmutableArray<string>.Empty,
        $"--rules.alert.resend-delay={resendDelay}",
        $"--web.external-url={(instance.ExternalUrl.Length > 0 ? instance.ExternalUrl : address)}",
    ];
}
