namespace Monitoring.Cli.Backends.Metrics;

/// <summary>A value at a time.</summary>
internal readonly record struct MetricPoint(DateTimeOffset At, double Value);
