using System.Collections.Immutable;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Logstash;

/// <summary>Whether logs pass through Logstash on their way, what it does to them, and what it may use.</summary>
public sealed record LogstashSettings : IValidatedSettings
{
    /// <summary>Share of the memory that becomes heap; as much again may go to buffers outside of it, which hold what is received.</summary>
    private const double HeapShare = 0.4;

    /// <summary>Share of the volume that the queues of logs which wait for a destination may fill.</summary>
    private const double QueueShare = 0.6;

    /// <summary>Share of the volume for logs that a destination has refused.</summary>
    private const double DeadLetterShare = 0.2;

    [Setting("Sends logs through Logstash: Fluentd hands them to it, and it keeps them on its volume until every destination has them. Worth its memory where logs are parsed further, or go to several places.")]
    public bool Enabled { get; init; }

    [Setting("Number of pods. Each has its own queue; Fluentd takes whichever answers.", Min = "1", Max = "20")]
    public int Replicas { get; init; } = 1;

    [Setting("Size of each pod's volume, which holds what waits for a destination and what one has refused.", Min = "1Gi", Max = "1Ti")]
    public ByteSize Volume { get; init; } = ByteSize.Gibibytes(4);

    [Setting("Storage class of the volumes: local or block storage, never NFS, on which the queue would break. Empty takes the cluster's default class.", Example = "fast-ssd")]
    public string StorageClass { get; init; } = "";

    [Setting("What each pod asks for and may use. Two fifths of the memory become the JVM's heap, and about as much is for what is being received.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 200, memory: 1536, memoryLimit: 1536);

    [Setting("Filters of your own by name, in Logstash's language; they run in the order of their names. Fields are those of docs/logging.md.", Example = "{ \"10-no-health-checks\": \"if [url][path] == \\\"/healthz\\\" { drop {} }\" }")]
    public ImmutableSortedDictionary<string, string> Filters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Heap of the JVM.</summary>
    public ByteSize Heap => (Resources.Memory * HeapShare).WholeMebibytes;

    /// <summary>Most bytes of each queue.</summary>
    /// <param name="queues">Number of queues that share the volume.</param>
    public ByteSize Queue(int queues) => (Volume * (QueueShare / queues)).WholeMebibytes;

    /// <summary>Most bytes of what each destination has refused.</summary>
    /// <param name="destinations">Number of destinations that share the volume.</param>
    public ByteSize DeadLetters(int destinations) => (Volume * (DeadLetterShare / destinations)).WholeMebibytes;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Resources.Memory < ByteSize.Gibibytes(1))
            yield return Problem.Error(context.Key("resources.memory"), $"Logstash does not start reliably with {Resources.Memory}; reserve at least 1Gi.");
        if (Resources.Memory != Resources.MemoryLimit)
            yield return Problem.Error(context.Key("resources.memoryLimit"), $"The limit {Resources.MemoryLimit} differs from the reserved memory {Resources.Memory}; the JVM takes its memory at once and keeps it, so both have to be the same.");
        foreach (var (name, text) in Filters)
            foreach (var problem in LogstashLint.CheckFilter(text))
                yield return Problem.Error(context.Key($"filters.{name}"), problem);
    }
}
