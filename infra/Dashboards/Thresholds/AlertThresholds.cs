using System.Collections.Immutable;
using Monitoring.Rules;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Thresholds;

/// <summary>The alerts of some rule files as panels see them: their thresholds, windows and runbooks.</summary>
public sealed class AlertThresholds
{
    private readonly ImmutableDictionary<string, ImmutableArray<(AlertRule Alert, RuleGroup Group)>> _alerts;

    public AlertThresholds(IEnumerable<RuleFile> files) => _alerts = files.SelectMany(file => file.Groups)
        .SelectMany(group => group.Rules.OfType<AlertRule>().Select(alert => (alert, group)))
        .GroupBy(x => x.alert.Name, StringComparer.Ordinal)
        .ToImmutableDictionary(same => same.Key, same => same.ToImmutableArray(), StringComparer.Ordinal);

    public static AlertThresholds None { get; } = new([]);

    public IEnumerable<string> Names => _alerts.Keys;

    public bool Contains(string alert) => _alerts.ContainsKey(alert);

    /// <summary>The marked thresholds of an alert, one for each of its severities; none when it is about a state, or does not exist.</summary>
    public ImmutableArray<AlertLine> Lines(string alert) =>
    [
        .. from rule in Rules(alert)
           let threshold = Threshold.In(rule.Alert.Expression)
           where threshold is not null
           select new AlertLine(rule.Alert.SeverityIn(rule.Group) ?? "", threshold.Value, threshold.IsUpper),
    ];

    /// <summary>Windows that the alert's expressions look back.</summary>
    public IEnumerable<Duration> Windows(string alert) =>
        Rules(alert).SelectMany(rule => PromQl.PromQlReferences.TryOf(rule.Alert.Expression)?.Windows ?? []).Select(window => window.Length).OfType<Duration>();

    /// <summary>Address of a page that the alert names itself, or null.</summary>
    public string? RunbookUrl(string alert) => Rules(alert).Select(rule => rule.Alert.Annotation("runbook_url")).FirstOrDefault(url => url is not null);

    private ImmutableArray<(AlertRule Alert, RuleGroup Group)> Rules(string alert) => _alerts.GetValueOrDefault(alert, []);
}
