using System.Collections.Immutable;

namespace Monitoring.Cli.Diff;

/// <summary>One thing that was added, changed or removed.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Name">What people call the thing.</param>
internal sealed record Change(ChangeKind Kind, string Name)
{
    /// <summary>What differs, of a changed thing.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>What it does to what runs.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];
}
