using Monitoring.Settings;

namespace Monitoring.PromQl;

/// <summary>A length of time in an expression.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Text">As written: <c>5m</c>, <c>-1h</c>, <c>$__rate_interval</c>.</param>
/// <param name="Length">Its length, negative for an offset that looks ahead; null when a Grafana variable decides.</param>
/// <param name="Position">Where it starts in the text.</param>
public sealed record TimeWindow(TimeWindowKind Kind, string Text, Duration? Length, PromQlPosition Position);
