namespace Monitoring.Elasticsearch.Setup;

/// <summary>Names of what is kept in Elasticsearch.</summary>
/// <param name="Namespace">The last part of the names of data streams: the namespace of the tools.</param>
public sealed record StreamNames(string Namespace)
{
    /// <summary>Zipkin's indices, one per day and kind.</summary>
    public const string TracePattern = "zipkin-*";

    /// <summary>All data streams of logs.</summary>
    public string LogPattern => $"logs-*-{Namespace}";

    /// <summary>Logs of applications and functions.</summary>
    public string Containers => Logs("containers");

    /// <summary>Access logs of the mesh and of functions.</summary>
    public string Access => Logs("access");

    /// <summary>Logs of builds.</summary>
    public string Builds => Logs("builds");

    /// <summary>Logs of nodes and of the control plane.</summary>
    public string Nodes => Logs("nodes");

    /// <summary>What could not be kept as it was.</summary>
    public string DeadLetter => Logs("deadletter");

    private string Logs(string dataset) => $"logs-{dataset}-{Namespace}";
}
