using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Alerts;

/// <summary>An alert that people are told about, or would be.</summary>
/// <param name="Labels">Its labels, <c>alertname</c> among them.</param>
/// <param name="Annotations">Its texts.</param>
/// <param name="Start">Since when it fires.</param>
/// <param name="SilencedBy">Ids of silences; empty when people are told.</param>
/// <param name="InhibitedBy">Fingerprints of the alerts that are told instead of it.</param>
/// <param name="Receivers">Whom it goes to.</param>
internal sealed record KnownAlert(
    ImmutableSortedDictionary<string, string> Labels,
    ImmutableSortedDictionary<string, string> Annotations,
    DateTimeOffset Start,
    ImmutableArray<string> SilencedBy,
    ImmutableArray<string> InhibitedBy,
    ImmutableArray<string> Receivers);
