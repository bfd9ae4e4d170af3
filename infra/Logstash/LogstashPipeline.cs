namespace Monitoring.Logstash;

/// <summary>One pipeline: a file in Logstash's language, and how its events are queued.</summary>
/// <param name="Name">Id of the pipeline and name of its file.</param>
/// <param name="Text">The file.</param>
public sealed record LogstashPipeline(string Name, string Text)
{
    /// <summary>True when its queue is on the volume, so that what was accepted survives the pod.</summary>
    public bool Persistent { get; init; }

    /// <summary>True when what its outputs refuse is kept for the pipeline of dead letters.</summary>
    public bool KeepsDeadLetters { get; init; }
}
