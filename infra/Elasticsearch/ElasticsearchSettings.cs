using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Elasticsearch;

/// <summary>How many Elasticsearch nodes keep logs and traces, and what they may use.</summary>
public sealed record ElasticsearchSettings : IValidatedSettings
{
    [Setting("An Elasticsearch that exists already, instead of a cluster of the stack's own. Of the other keys only `exporter` counts then, and `volume` as a measure for the size of an index.")]
    public ElasticsearchExternalSettings External { get; init; } = new();

    [Setting("Number of nodes: 1, or 3 that survive the loss of one. Two are refused, because they survive no loss.", Min = "1", Max = "9")]
    public int Nodes { get; init; } = 1;

    [Setting("Size of each node's volume. Elasticsearch stops writing when it is 95 % full; retention is shortened before that.", Min = "1Gi", Max = "16Ti")]
    public ByteSize Volume { get; init; } = ByteSize.Gibibytes(20);

    [Setting("Storage class of the volumes. Empty takes the cluster's default class.", Example = "fast-ssd")]
    public string StorageClass { get; init; } = "";

    [Setting("What each pod asks for and may use. Half of the memory becomes the JVM's heap, the rest caches files.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 250, memory: 2048, memoryLimit: 2048);

    [Setting("Whether index files are mapped into memory, which is faster. It needs vm.max_map_count of at least 1048576 on every node of the cluster: prepared by whoever runs the nodes, or raised by a privileged agent in the agents' namespace.")]
    public MemoryMapping MemoryMap { get; init; }

    [Setting("Share of a node's disk, in percent, above which the oldest logs and traces are deleted before their time. Elasticsearch stops giving a node new indices at 85 %.", Min = "50", Max = "84")]
    public int FullestDisk { get; init; } = 80;

    [Setting("Snapshots of what is kept.")]
    public ElasticsearchSnapshotSettings Snapshots { get; init; } = new();

    [Setting("What the exporter's pod, which turns Elasticsearch's own figures into metrics, asks for and may use.")]
    public ResourceSettings Exporter { get; init; } = ResourceSettings.Of(cpu: 10, memory: 32, memoryLimit: 128);

    /// <summary>Heap of the JVM: half of what the pod reserves, at most 31 GiB, above which the JVM's pointers double in size.</summary>
    public ByteSize Heap => new(Math.Min((Resources.Memory * 0.5).WholeMebibytes.Bytes, ByteSize.Gibibytes(31).Bytes));

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (External.IsSet && Snapshots.AreOn)
            yield return Problem.Error(context.Key("snapshots.repository"), "The snapshots of an external Elasticsearch are its owner's business; set it to none.");
        if (Nodes == 2)
            yield return Problem.Error(context.Key("nodes"), "Two nodes stop when one of them does; run 1, or 3 and more.");
        if (Resources.Memory < ByteSize.Gibibytes(1))
            yield return Problem.Error(context.Key("resources.memory"), $"Elasticsearch does not start reliably with {Resources.Memory}; reserve at least 1Gi.");
        if (Resources.Memory != Resources.MemoryLimit)
            yield return Problem.Error(context.Key("resources.memoryLimit"), $"The limit {Resources.MemoryLimit} differs from the reserved memory {Resources.Memory}; Elasticsearch takes its memory at once and keeps it, so both have to be the same.");
    }
}
