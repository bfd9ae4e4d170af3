using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Fluentd;
using Monitoring.Logging;
using Monitoring.Logstash;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>Fluentd with one destination.</summary>
internal static class Samples
{
    public static FluentdTool Tool(FluentdSettings? settings = null, params string[] destinations) =>
        new(settings ?? new(), "monitoring-agents", "monitoring", new([.. (destinations.Length == 0 ? ["store"] : destinations).Select(Destination)], []));

    public static ImmutableSortedDictionary<string, string> Files(FluentdSettings? settings = null) => FluentdConfig.Compile(Tool(settings));

    private static LogDestination Destination(string name) => new(name)
    {
        Fluentd = new FluentdSection("store").With(("@type", "http"), ("endpoint", $"https://{name}.monitoring.svc:8080/")),
        Logstash = new LogstashPlugin("http"),
        Target = Peer.Workload(name),
        Port = 8080,
        Variables = ImmutableSortedDictionary<string, string>.Empty.Add($"{name.ToUpperInvariant()}_PASSWORD", "password"),
    };
}
