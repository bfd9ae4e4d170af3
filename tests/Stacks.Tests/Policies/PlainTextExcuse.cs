namespace Monitoring.Tests.Stacks.Policies;

/// <summary>A port of the logging and tracing half that speaks without TLS.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Port">Number of the container's port.</param>
/// <param name="Reason">Why there is no way around it.</param>
public sealed record PlainTextExcuse(string Workload, int Port, string Reason)
{
    /// <summary>All excuses of the project; docs/logging.md tells people the same. One that nothing needs any more is a failure.</summary>
    public static readonly PlainTextExcuse[] All =
    [
        new("elasticsearch", 8080, "says nothing: a connection is accepted and closed, and that it was is the whole message"),
        new("collector", 8888, "for the collector's own metrics its configuration knows host and port, and no certificate"),
        new("logstash", 9198, "release 1 of the exporter cannot serve TLS (a change that adds it is open), and release 2 is not out"),
    ];
}
