namespace Monitoring.Metrics.Lists;

/// <summary>Who reads a metric.</summary>
/// <param name="Title">As messages call it: <c>alert EtcdNoLeader</c>, <c>panel 'Leader changes' (A)</c>.</param>
/// <param name="Place">Path of the file that it stands in, or key of the setting.</param>
public sealed record MetricReader(string Title, string Place);
