using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Alerts;

/// <summary>All alerts of a stack: those that its rules raise, and what Alertmanager does with them.</summary>
internal static class AlertBoard
{
    /// <summary>Always fires, to prove that alerts arrive.</summary>
    public const string Watchdog = "Watchdog";

    /// <summary>Asks both. One that does not answer is said; both are an error.</summary>
    public static async Task<IReadOnlyList<ShownAlert>> ReadAsync(Signals signals, CancellationToken cancellation)
    {
        var (raised, reason) = await AnswerAsync(async () => await (await PrometheusMetrics.OpenAsync(signals, cancellation)).AlertRulesAsync(cancellation));
        var (told, other) = await AnswerAsync(async () => await (await AlertmanagerAlerts.OpenAsync(signals, cancellation)).AlertsAsync(cancellation));
        if (raised is null && told is null)
            throw reason!;
        foreach (var failure in new[] { reason, other }.OfType<Exception>())
            signals.Say($"Not all is known: {failure.Message}");
        return Merge(raised ?? [], told ?? []);
    }

    /// <summary>One line for each alert; an alert has in Alertmanager the labels that it has in Prometheus, and some more.</summary>
    public static IReadOnlyList<ShownAlert> Merge(IReadOnlyList<AlertRuleState> raised, IReadOnlyList<KnownAlert> told)
    {
        var known = told.Select(alert => new ShownAlert(StateOf(alert), alert.Labels, alert.Annotations.GetValueOrDefault("summary", ""), alert.Start, alert.Receivers, alert.SilencedBy)).ToList();
        var others = from rule in raised
                     from one in rule.Instances
                     where !one.IsFiring || !known.Exists(alert => IsSame(one.Labels, alert.Labels))
                     select new ShownAlert(one.IsFiring ? AlertState.Firing : AlertState.Pending, one.Labels, one.Annotations.GetValueOrDefault("summary", ""), one.Since, [], []);
        return [.. known.Concat(others).Where(alert => alert.Name != Watchdog).OrderBy(alert => alert.State).ThenBy(alert => Rank(alert.Severity)).ThenBy(alert => alert.Name, StringComparer.Ordinal).ThenBy(alert => alert.Where, StringComparer.Ordinal)];
    }

    private static async Task<(IReadOnlyList<T>? Answer, Exception? Reason)> AnswerAsync<T>(Func<Task<IReadOnlyList<T>>> ask)
    {
        try
        {
            return (await ask(), null);
        }
        catch (Exception e) when (e is UnreachableException or NotAllowedException or BackendRefusedException)
        {
            return (null, e);
        }
    }

    private static AlertState StateOf(KnownAlert alert) => alert switch
    {
        { SilencedBy.Length: > 0 } => AlertState.Silenced,
        { InhibitedBy.Length: > 0 } => AlertState.Inhibited,
        _ => AlertState.Firing,
    };

    /// <summary>On the way the severity may change, and nothing else that Prometheus knows.</summary>
    private static bool IsSame(ImmutableSortedDictionary<string, string> raised, ImmutableSortedDictionary<string, string> told) =>
        raised.All(label => label.Key == "severity" || told.GetValueOrDefault(label.Key) == label.Value);

    private static int Rank(string severity) => severity switch
    {
        "critical" => 0,
        "warning" => 1,
        _ => 2,
    };
}
