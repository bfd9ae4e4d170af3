using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules.Overrides;

/// <summary>What overrides are checked against.</summary>
public sealed record AlertOverrideContext
{
    /// <summary>Key path of the overrides.</summary>
    public string Path { get; init; } = "monitoring:alerts";

    /// <summary>Severities that Alertmanager's routes know.</summary>
    public required IReadOnlySet<string> Severities { get; init; }

    /// <summary>How long Prometheus keeps samples; no alert can wait longer.</summary>
    public required Duration Retention { get; init; }

    /// <summary>Alerts of rule files that the stack does not load, with the path of the file.</summary>
    public ImmutableSortedDictionary<string, string> AlertsOfOtherFiles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
