namespace Monitoring.Cli.Checks;

/// <summary>One thing that can be wrong before anything is deployed. Each check is a class; <see cref="CheckList"/> names them all.</summary>
internal interface ICheck
{
    /// <summary>What holds when the check passes: "rule files load in Prometheus".</summary>
    string Title { get; }

    /// <summary>True for a check of taste and sense: what it finds deploys and runs.</summary>
    bool IsLint => false;

    Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation);
}
