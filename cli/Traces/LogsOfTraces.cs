using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;

namespace Monitoring.Cli.Traces;

/// <summary>The logs beside the traces.</summary>
internal static class LogsOfTraces
{
    /// <summary>Null where the stack keeps none, or none that the caller may read: a trace is worth showing without them.</summary>
    public static Task<ILogBackend?> OpenAsync(Signals signals, CancellationToken cancellation) => Task.FromResult<ILogBackend?>(null);
}
