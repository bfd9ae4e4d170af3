using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;

namespace Monitoring.Cli.Traces;

/// <summary>The logs beside the traces.</summary>
internal static class LogsOfTraces
{
    /// <summary>Null where there are none to be had: a trace is worth showing without its logs. Why is said, unless the stack has none or nobody says where.</summary>
    public static async Task<ILogBackend?> OpenAsync(Signals signals, CancellationToken cancellation)
    {
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
