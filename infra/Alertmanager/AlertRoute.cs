using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Settings;

namespace Monitoring.Alertmanager;

/// <summary>A node of Alertmanager's tree of routes. An alert goes down to the first child that matches, and stays where none does.</summary>
/// <param name="Receiver">Who is told.</param>
public sealed record AlertRoute(string Receiver)
{
    /// <summary>All have to match; the root has none.</summary>
    public ImmutableArray<RouteMatcher> Matchers { get; init; } = [];

    /// <summary>Labels whose values make a group, which is notified as one; empty takes the parent's.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];

    /// <summary>How long a new group waits for more alerts; null takes the parent's, here and below.</summary>
    public Duration? GroupWait { get; init; }

    public Duration? GroupInterval { get; init; }

    public Duration? RepeatInterval { get; init; }

    /// <summary>Names of time intervals in which nobody is told.</summary>
    public ImmutableArray<string> MuteTimeIntervals { get; init; } = [];

    public ImmutableArray<AlertRoute> Routes { get; init; } = [];

    /// <summary>Why what ends here is told to nobody on purpose; null when somebody is to be told.</summary>
    public string? SilentBecause { get; init; }

    /// <summary>Values of the label <c>severity</c> that a route of the tree asks for.</summary>
    public ImmutableSortedSet<string> Severities => SelfAndDescendants().SelectMany(route => route.Matchers)
        .Where(matcher => matcher.Label == "severity").SelectMany(matcher => matcher.Values).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Where an alert with these labels ends; null when it does not even match this route.</summary>
    public AlertRoute? Find(IReadOnlyDictionary<string, string> labels)
    {
        if (!Matchers.All(matcher => matcher.Matches(labels)))
            return null;
        return Routes.Select(route => route.Find(labels)).FirstOrDefault(route => route is not null) ?? this;
    }

    internal YamlMap Compile() => new()
    {
        ["matchers"] = Matchers.Select(matcher => matcher.ToString()).ToArray(),
        ["receiver"] = Receiver,
        ["group_by"] = GroupBy.ToArray(),
        ["group_wait"] = GroupWait?.ToString(),
        ["group_interval"] = GroupInterval?.ToString(),
        ["repeat_interval"] = RepeatInterval?.ToString(),
        ["mute_time_intervals"] = MuteTimeIntervals.ToArray(),
        ["routes"] = Routes.Select(route => route.Compile()).ToArray(),
    };

    private IEnumerable<AlertRoute> SelfAndDescendants() => Routes.SelectMany(route => route.SelfAndDescendants()).Prepend(this);
}
