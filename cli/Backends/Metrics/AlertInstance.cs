using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Metrics;

/// <summary>One alert that is pending or firing.</summary>
internal sealed record AlertInstance(ImmutableSortedDictionary<string, string> Labels, ImmutableSortedDictionary<string, string> Annotations, bool IsFiring, DateTimeOffset Since);
