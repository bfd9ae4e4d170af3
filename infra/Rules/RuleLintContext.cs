using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>What rules are checked against: the stack's settings, and what exists beside the rules.</summary>
public sealed record RuleLintContext
{
    /// <summary>The instance that evaluates the rules, as messages call it.</summary>
    public string Instance { get; init; } = "this stack";

    /// <summary>How long the instance keeps samples; no rule can look back further.</summary>
    public required Duration Retention { get; init; }

    /// <summary>
    /// For the instance that keeps the baselines: the recorded series that it takes over. Nothing else exists there but what its own rules
    /// record. Null for the instance that scrapes.
    /// </summary>
    public IReadOnlySet<string>? FederatedSeries { get; init; }

    /// <summary>What the other instance of the stack records, so that the labels and types of series that are taken over are known.</summary>
    public ImmutableArray<RecordedSeries> RecordedElsewhere { get; init; } = [];

    /// <summary>How often targets are scraped; the window of a rate has to hold several scrapes.</summary>
    public required Duration ScrapeInterval { get; init; }

    /// <summary>The stack's scrape jobs: labels and intervals of the series. Nothing is said about those of other jobs.</summary>
    public ImmutableArray<ScrapeJob> ScrapeJobs { get; init; } = [];

    /// <summary>How often rules are evaluated: the scrape interval, so to say, of recorded series.</summary>
    public required Duration EvaluationInterval { get; init; }

    /// <summary>Accepted values of the label <c>severity</c>: those that Alertmanager's routes know.</summary>
    public required IReadOnlySet<string> Severities { get; init; }

    public required KnownMetrics KnownMetrics { get; init; }

    /// <summary>True when docs/runbooks/ has a page for the alert.</summary>
    public required Func<string, bool> RunbookExists { get; init; }

    /// <summary>Alerts that have a unit test.</summary>
    public required IReadOnlySet<string> TestedAlerts { get; init; }

    /// <summary>Alerts that another instance of the stack evaluates.</summary>
    public IReadOnlySet<string> AlertsElsewhere { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Alerts that fire at once on purpose, each with its reason; those on <c>vector(..)</c> need none.</summary>
    public IReadOnlyDictionary<string, string> ImmediateAlerts { get; init; } = ImmutableDictionary<string, string>.Empty;
}
