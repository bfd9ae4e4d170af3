using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>One step of relabelling, in Prometheus' terms; build it with <see cref="Relabel"/>.</summary>
public sealed record RelabelRule(string Action)
{
    public ImmutableArray<string> SourceLabels { get; init; } = [];

    public string? Regex { get; init; }

    public string? TargetLabel { get; init; }

    public string? Replacement { get; init; }

    public string? Separator { get; init; }

    /// <summary>Of <c>hashmod</c>; 0 for other actions.</summary>
    public ulong Modulus { get; init; }
}
