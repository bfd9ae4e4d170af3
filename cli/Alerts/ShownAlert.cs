using System.Collections.Immutable;

namespace Monitoring.Cli.Alerts;

/// <summary>An alert as it is shown: what Prometheus and Alertmanager together know about it.</summary>
/// <param name="State">What becomes of it.</param>
/// <param name="Labels">Its labels, <c>alertname</c> and <c>severity</c> among them.</param>
/// <param name="Summary">Its text.</param>
/// <param name="Since">Since when it is so.</param>
/// <param name="Receivers">Whom it goes to; empty where Alertmanager does not know it.</param>
/// <param name="SilencedBy">Ids of silences.</param>
internal sealed record ShownAlert(AlertState State, ImmutableSortedDictionary<string, string> Labels, string Summary, DateTimeOffset Since, ImmutableArray<string> Receivers, ImmutableArray<string> SilencedBy)
{
    private static readonly string[] NotShown = ["alertname", "severity", "cluster", "stack"];

    public string Name => Labels.GetValueOrDefault("alertname", "");

    public string Severity => Labels.GetValueOrDefault("severity", "");

    /// <summary>Empty for what belongs to no namespace.</summary>
    public string Namespace => Labels.GetValueOrDefault("namespace", "");

    /// <summary>The labels that tell it from others of its name.</summary>
    public string Where => string.Join(' ', Labels.Where(label => !NotShown.Contains(label.Key)).Select(label => $"{label.Key}={label.Value}"));
}
