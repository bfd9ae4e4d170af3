using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;

namespace Monitoring.Cli.Traces;

/// <summary>The logs beside the traces.</summary>
internal static class LogsOfTraces
{
    /// <summary>So many containers are read when the cluster is asked.</summary>
    private const int MostContainers = 50;

    /// <summary>Null where there are none to be had: a trace is worth showing without its logs. Why is said, unless the stack has none or nobody says where.</summary>
    /// <param name="signals">The stack.</param>
    /// <param name="fromCluster">True for what the cluster's nodes still have.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemsException">The cluster is asked for, and there is none.</exception>
    public static async Task<ILogBackend?> OpenAsync(Signals signals, bool fromCluster, CancellationToken cancellation)
    {
        if (fromCluster)
            return LogSources.OfCluster(signals, MostContainers);
        if (!signals.Knows(Backend.Elasticsearch))
            return null;
        try
        {
            return await LogSources.KeptAsync(signals, cancellation);
        }
        catch (ProblemsException)
        {
            return null;
        }
        catch (Exception e) when (e is NotAllowedException or UnreachableException)
        {
            signals.Say($"Without logs: {e.Message}");
            return null;
        }
    }
}
