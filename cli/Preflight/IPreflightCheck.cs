using Monitoring.Cli.Checks;

namespace Monitoring.Cli.Preflight;

/// <summary>One thing that can keep a deployment from working on this cluster. Each is a class; <see cref="PreflightList"/> names them all. None writes.</summary>
internal interface IPreflightCheck
{
    /// <summary>What holds when the check passes.</summary>
    string Title { get; }

    Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation);
}
