using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>Prometheus' command line.</summary>
public static class PrometheusFlags
{
    public static ImmutableArray<string> Of(PrometheusInstance instance, Workload workload) =>
    [
        "--config.file=/etc/prometheus/config/prometheus.yml",
        // Off by default before 3.12 and a switch without effect since.
        "--enable-feature=auto-reload-config",
        "--config.auto-reload-interval=30s",
        "--storage.tsdb.path=/prometheus",
        $"--storage.tsdb.retention.time={instance.Retention}",
        $"--storage.tsdb.retention.size={instance.RetentionSize.ToPrometheus()}",
        .. instance.Lookback is { } lookback ? [$"--query.lookback-delta={lookback}"] : ImmutableArray<string>.Empty,
        $"--rules.alert.resend-delay={AlertTiming.ResendDelay}",
        $"--web.external-url={(instance.ExternalUrl.Length > 0 ? instance.ExternalUrl : $"http://{workload.ServiceHost}:{PrometheusTool.Port}")}",
    ];
}
