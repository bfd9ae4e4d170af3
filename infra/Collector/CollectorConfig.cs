using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Tracing;

namespace Monitoring.Collector;

/// <summary>Compiles the collector's configuration.</summary>
public static class CollectorConfig
{
    /// <summary>Directory of the certificate inside the pod.</summary>
    public const string Certificates = "/certificate";

    private static readonly string[] Extensions = ["health_check"];
    private static readonly string[] Protocols = ["otlp", "zipkin"];

    /// <summary>Text of collector.yaml.</summary>
    /// <param name="settings">Sampling and security.</param>
    /// <param name="destinations">Where traces go; each has a queue of its own, so that one in trouble does not hold up the others.</param>
    public static string Compile(CollectorSettings settings, ImmutableArray<TraceDestination> destinations)
    {
        var processors = new YamlMap
        {
            // First, so that it refuses before anything is taken in; a sender that is refused tries again.
            ["memory_limiter"] = new YamlMap { ["check_interval"] = "1s", ["limit_percentage"] = 80, ["spike_limit_percentage"] = 20 },
            ["probabilistic_sampler"] = settings.KeepPercent < 100 ? new YamlMap { ["sampling_percentage"] = settings.KeepPercent } : null,
            ["batch"] = new YamlMap { ["timeout"] = "1s", ["send_batch_size"] = 512, ["send_batch_max_size"] = 1024 },
        };
        return Yaml.Write(new YamlMap
        {
            ["extensions"] = new YamlMap { ["health_check"] = Listening(CollectorTool.HealthPort, tls: true) },
            ["receivers"] = Receivers(settings),
            ["processors"] = processors,
            ["exporters"] = YamlMap.Of(destinations.Select(destination => KeyValuePair.Create(destination.ExporterName, Exporter(destination)))),
            ["service"] = new YamlMap
            {
                ["extensions"] = Extensions,
                ["telemetry"] = Telemetry(),
                ["pipelines"] = new YamlMap
                {
                    ["traces"] = new YamlMap
                    {
                        ["receivers"] = Protocols,
                        ["processors"] = processors.Select(processor => processor.Key).ToArray(),
                        ["exporters"] = destinations.Select(destination => destination.ExporterName).ToArray(),
                    },
                },
            },
        });
    }

    private static YamlMap Receivers(CollectorSettings settings)
    {
        var grpc = Listening(CollectorTool.GrpcPort, settings.Tls);
        // A sender keeps its connection for ever, and with it its replica, unless it is asked to look for another one.
        grpc["keepalive"] = settings.Replicas > 1
            ? new YamlMap { ["server_parameters"] = new YamlMap { ["max_connection_age"] = "5m", ["max_connection_age_grace"] = "30s" } }
            : null;
        return new YamlMap
        {
            ["otlp"] = new YamlMap { ["protocols"] = new YamlMap { ["grpc"] = grpc, ["http"] = Listening(CollectorTool.HttpPort, settings.Tls) } },
            ["zipkin"] = Listening(CollectorTool.ZipkinPort, settings.Tls),
        };
    }

    /// <summary>A destination with what keeps spans while it is away: five minutes of retries and 100 batches, which is about 50 MiB.</summary>
    private static YamlMap Exporter(TraceDestination destination)
    {
        var options = YamlMap.Of(destination.Options);
        if (destination.SignedByStack)
            options["tls"] = new YamlMap { ["ca_file"] = $"{Certificates}/ca.crt", ["reload_interval"] = "1h" };
        options["retry_on_failure"] = new YamlMap { ["enabled"] = true, ["initial_interval"] = "1s", ["max_interval"] = "30s", ["max_elapsed_time"] = "5m" };
        options["sending_queue"] = new YamlMap { ["enabled"] = true, ["num_consumers"] = 4, ["queue_size"] = 100 };
        return options;
    }

    /// <summary>The collector's own metrics are served without TLS: this part of it knows host and port, and no certificate.</summary>
    private static YamlMap Telemetry() => new()
    {
        ["logs"] = new YamlMap { ["encoding"] = "json" },
        ["metrics"] = new YamlMap
        {
            ["readers"] = new[]
            {
                new YamlMap { ["pull"] = new YamlMap { ["exporter"] = new YamlMap { ["prometheus"] = new YamlMap { ["host"] = "0.0.0.0", ["port"] = CollectorTool.MetricsPort } } } },
            },
        },
    };

    private static YamlMap Listening(int port, bool tls) => new()
    {
        ["endpoint"] = $"0.0.0.0:{port}",
        // Certificates are read again, so that a renewed one needs no restart.
        ["tls"] = tls ? new YamlMap { ["cert_file"] = $"{Certificates}/tls.crt", ["key_file"] = $"{Certificates}/tls.key", ["reload_interval"] = "1h" } : null,
    };
}
