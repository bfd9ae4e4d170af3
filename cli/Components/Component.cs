using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Components;

/// <summary>Something that emits signals, or should, with all that the stack knows about it now.</summary>
/// <param name="Id">Who it is.</param>
internal sealed record Component(ComponentId Id)
{
    /// <summary>Its targets.</summary>
    public ImmutableArray<MetricTarget> Targets { get; init; } = [];

    /// <summary>Series that are stored of them.</summary>
    public double? Series { get; init; }

    public double? SamplesPerSecond { get; init; }

    /// <summary>Null where nobody keeps logs.</summary>
    public double? LinesPerSecond { get; init; }

    /// <summary>Null where nobody keeps traces, or they do not name it; 0 for one of which none came of late.</summary>
    public double? SpansPerSecond { get; init; }

    /// <summary>When the newest of all that was received.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Pods, or targets where there are no pods, that are ready.</summary>
    public int? Ready { get; init; }

    /// <summary>How many there should be.</summary>
    public int? Wanted { get; init; }

    /// <summary>Who says that it emits something; empty where nobody does.</summary>
    public string Declared { get; init; } = "";

    /// <summary>What it should emit and does not, one sentence each.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Scrape jobs that it answers, as the label <c>job</c> has them.</summary>
    public IEnumerable<string> Jobs => Targets.Select(target => target.Labels.GetValueOrDefault("job", target.Job)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The signals that come in from it.</summary>
    public IEnumerable<string> Emits
    {
        get
        {
            if (LinesPerSecond > 0)
                yield return "logs";
            if (Targets.Any(target => target.IsUp))
                yield return "metrics";
            if (SpansPerSecond > 0)
                yield return "traces";
        }
    }

    /// <summary>The later of what was known and another time.</summary>
    public Component Seen(DateTimeOffset? at) => at > LastSeen || LastSeen is null ? this with { LastSeen = at } : this;
}
