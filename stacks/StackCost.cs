using Monitoring.Cost;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Monitoring.Synthetic;

namespace Monitoring.Stacks;

/// <summary>Forecasts what a stack costs, from its plan and the profile of its cluster.</summary>
public sealed class StackCost
{
    private readonly MonitoringSettings _settings;

    private StackCost(MonitoringSettings settings, CostForecast metrics) => (_settings, Metrics) = (settings, metrics);

    /// <summary>What Prometheus stores and needs.</summary>
    public CostForecast Metrics { get; }

    /// <summary>Logs in Elasticsearch; null where none are kept.</summary>
    public DocumentCost? Logs => _settings.Logging.Enabled
        ? new(_settings.Cluster.Profile.LogLinesPerSecond, DocumentCost.BytesPerLogLine, Copies, _settings.Logging.RetentionDays)
        : null;

    /// <summary>Traces in Elasticsearch; null where none are kept.</summary>
    public DocumentCost? Traces => _settings.Tracing.Enabled && Tools.Elasticsearch is not null
        ? new(_settings.Cluster.Profile.SpansPerSecond, DocumentCost.BytesPerSpan, Copies, _settings.Tracing.RetentionDays)
        : null;

    /// <summary>Room for documents on all nodes of Elasticsearch, below the mark at which it stops to take more; null where it is somebody else's.</summary>
    public ByteSize? RoomForDocuments => Tools.Elasticsearch is { IsExternal: false } ? _settings.Elasticsearch.Volume * (_settings.Elasticsearch.Nodes * 0.85) : null;

    /// <summary>What does not fit.</summary>
    public IEnumerable<Problem> Problems
    {
        get
        {
            foreach (var problem in Metrics.Problems(_settings.Prometheus, "monitoring:prometheus"))
                yield return problem;
            var documents = (Logs?.Disk.Bytes ?? 0) + (Traces?.Disk.Bytes ?? 0);
            if (RoomForDocuments is { } room && documents > room.Bytes)
                yield return Problem.Error("monitoring:elasticsearch.volume", $"Logs and traces will need about {new ByteSize(documents).WholeMebibytes}, and the volumes have room for {room.WholeMebibytes}; raise the volume, or keep them for fewer days.");
        }
    }

    private Tools Tools => new(_settings);

    private int Copies => _settings.Elasticsearch.Nodes > 1 ? 2 : 1;

    /// <summary>The forecast of a plan.</summary>
    public static StackCost Of(MonitoringPlan plan)
    {
        var prefixes = MetricPrefixes.Of(plan.Descriptions);
        var recordings = RuleSeries.Of(plan.Rules.SelectMany(file => file.Groups).SelectMany(group => group.Rules).Select(rule => rule with { Expression = prefixes.In(rule.Expression) }));
        return new(plan.Settings, CostForecast.Of(plan.Descriptions, plan.ScrapeLists, recordings, plan.Settings.Prometheus, ProfileOf(plan.Settings)));
    }

    /// <summary>The cluster that the settings speak of.</summary>
    public static ClusterProfile ProfileOf(MonitoringSettings settings) => new()
    {
        Nodes = settings.Cluster.Nodes,
        PodsPerNode = settings.Cluster.Profile.PodsPerNode,
        ContainersPerPod = settings.Cluster.Profile.ContainersPerPod,
        CpusPerNode = settings.Cluster.Profile.CpusPerNode,
        DisksPerNode = settings.Cluster.Profile.DisksPerNode,
        Namespaces = settings.Cluster.Profile.Namespaces,
        ControlPlanes = settings.Cluster.Profile.ControlPlanes,
        EtcdMembers = settings.Etcd.Enabled ? settings.Etcd.Members ?? 3 : 0,
        NatsServers = settings.Nats.Enabled ? settings.Nats.Servers ?? 3 : 0,
        SourcesFilter = settings.Cluster.Profile.SourcesFilter,
        NatsStreams = settings.Cluster.Profile.NatsStreams,
        NatsConsumers = settings.Cluster.Profile.NatsConsumers,
        CockroachNodes = settings.Cockroachdb.Enabled ? settings.Cockroachdb.Nodes ?? 3 : 0,
        MeshedPods = settings.Cluster.Profile.MeshedPods,
        MicroPods = settings.Cluster.Profile.MicroPods,
        KnativeRevisions = settings.Cluster.Profile.KnativeRevisions,
    };
}
