namespace Monitoring.Cli.Metrics;

/// <summary>A metric of which series are stored that no rule and no panel selects.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Jobs">The jobs that bring it.</param>
/// <param name="Unused">Series that nobody selects.</param>
/// <param name="All">All its series.</param>
internal sealed record UnusedMetric(string Name, string Jobs, long Unused, long All);
