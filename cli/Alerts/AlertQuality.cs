using System.Collections.Immutable;
using Monitoring.Cli.Backends.Alerts;

namespace Monitoring.Cli.Alerts;

/// <summary>What one rule did in a time, and how much of it led to nothing.</summary>
/// <param name="Name">Name of the alert.</param>
/// <param name="Severity">The severest that it had.</param>
/// <param name="Fired">How often it fired.</param>
/// <param name="Total">How long altogether.</param>
/// <param name="Median">How long half of the times at most.</param>
/// <param name="Short">How often it ended by itself before anybody could have done anything.</param>
/// <param name="Silenced">How often a silence held it back.</param>
/// <param name="Nothing">How often either was so.</param>
internal sealed record AlertQuality(string Name, string Severity, int Fired, TimeSpan Total, TimeSpan Median, int Short, int Silenced, int Nothing)
{
    /// <summary>Whoever is told about an alert needs longer than this to do something about it.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>The share of its firings that led to nothing: 0 for a rule that is worth its noise.</summary>
    public double Noise => (double)Nothing / Fired;

    /// <summary>What to change in the rule; empty where nothing stands out.</summary>
    public string Advice => this switch
    {
        { Noise: < 0.5 } => "",
        _ when Short >= Silenced => "ends by itself: a longer `for`, or a threshold further away",
        _ => "is silenced: a narrower condition, another severity, or no rule at all",
    };

    /// <summary>Judges rules, the noisiest first.</summary>
    /// <param name="episodes">What fired.</param>
    /// <param name="silences">Those that hold, and those that have ended.</param>
    public static IReadOnlyList<AlertQuality> Judge(IEnumerable<AlertEpisode> episodes, IReadOnlyCollection<Silence> silences) =>
    [
        .. from episode in episodes
           group episode by episode.Labels.GetValueOrDefault("alertname", "") into rule
           let all = rule.OrderBy(episode => episode.Length).ToImmutableArray()
           let brief = all.Where(episode => episode.IsOver && episode.Length < Soon).ToImmutableHashSet()
           let held = all.Where(episode => silences.Any(silence => silence.Start < episode.End && silence.End > episode.Start && Matchers.Hold(silence.Matchers, episode.Labels))).ToImmutableHashSet()
           let quality = new AlertQuality(
               rule.Key,
               all.Select(episode => episode.Labels.GetValueOrDefault("severity", "")).OrderBy(Rank).First(),
               all.Length,
               TimeSpan.FromSeconds(all.Sum(episode => episode.Length.TotalSeconds)),
               all[(all.Length - 1) / 2].Length,
               brief.Count,
               held.Count,
               brief.Union(held).Count)
           orderby quality.Nothing descending, quality.Fired descending, quality.Name
           select quality,
    ];

    private static int Rank(string severity) => severity switch
    {
        "critical" => 0,
        "warning" => 1,
        _ => 2,
    };
}
