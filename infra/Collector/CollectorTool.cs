using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Tracing;
using Monitoring.Workloads;

namespace Monitoring.Collector;

/// <summary>Describes the OpenTelemetry Collector. Its edges to destinations come from the destinations of all other descriptions.</summary>
public sealed class CollectorTool(CollectorSettings settings, string @namespace) : IDescribed
{
    public const string Name = "collector";
    public const string GrpcPortName = "otlp-grpc";
    public const int GrpcPort = 4317;
    public const string HttpPortName = "otlp-http";
    public const int HttpPort = 4318;
    public const string ZipkinPortName = "zipkin";
    public const int ZipkinPort = 9411;
    public const string MetricsPortName = "metrics";
    public const int MetricsPort = 8888;
    public const string HealthPortName = "health";
    public const int HealthPort = 13133;

    public CollectorSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, @namespace, "tracing");

    /// <summary>Ports to which pods send spans, by name.</summary>
    public static ImmutableArray<(string Name, int Number)> SpanPorts => [(GrpcPortName, GrpcPort), (HttpPortName, HttpPort), (ZipkinPortName, ZipkinPort)];

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        ServiceUrl = $"{(Settings.Tls ? "https" : "http")}://{Workload.ServiceHost}:{HttpPort}",
        ScrapeJobs =
        [
            // Each series tells which part of the program counted it; nobody asks.
            ToolJobs.For(Workload, MetricsPortName, MetricsPort, seriesBudget: 3_000) with { MetricRelabel = [Relabel.DropLabels("otel_scope_.+")] },
        ],
        RuleFiles = ["collector"],
        Dashboards = new DashboardFolder(Name, "Tracing collector"),
        Edges = [new NetworkEdge(Peer.AnyPod, Peer.Workload(Name), [.. SpanPorts.Select(port => (NetworkPort)port.Number)], "sends spans")],
    };

    /// <summary>The calls that the collector makes because destinations are there.</summary>
    public ImmutableArray<NetworkEdge> EdgesTo(IEnumerable<TraceDestination> destinations) =>
        [.. destinations.Select(destination => new NetworkEdge(Peer.Workload(Workload.Name), destination.Target, [destination.Port], $"sends traces to {destination.Name}"))];
}
