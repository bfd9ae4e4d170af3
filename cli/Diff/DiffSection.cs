using System.Collections.Immutable;

namespace Monitoring.Cli.Diff;

/// <summary>What changes about one subject.</summary>
/// <param name="Title">The subject: <c>Alerts</c>.</param>
/// <param name="Changes">Its changes, in the order of their names.</param>
internal sealed record DiffSection(string Title, ImmutableArray<Change> Changes)
{
    /// <summary>How many there are of each kind: <c>2 added, 1 changed</c>.</summary>
    public string Count => string.Join(", ", Enum.GetValues<ChangeKind>()
        .Select(kind => (Kind: kind, Number: Changes.Count(change => change.Kind == kind)))
        .Where(count => count.Number > 0)
        .Select(count => FormattableString.Invariant($"{count.Number} {count.Kind.ToString().ToLowerInvariant()}")));
}
