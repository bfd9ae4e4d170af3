namespace Monitoring.Cli.Checks;

/// <summary>One thing that can be wrong before anything is deployed. Each check is a class; <see cref="CheckList"/> names them all.</summary>
internal interface ICheck
{
    /// <summary>What holds when the check passes: "rule files load in Prometheus".</summary>
    string Title { get; }

    Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation);
}
