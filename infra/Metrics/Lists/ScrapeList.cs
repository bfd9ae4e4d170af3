using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Describe;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// What one scrape job stores: the series that some selector can select, and nothing else. Each selector is taken with all its conditions that can be judged
/// on the labels of a scraped series, which are those that will be stored; so no query of the stack can tell the difference.
/// </summary>
public sealed partial class ScrapeList
{
    private static readonly string[] Parts = ["_bucket", "_sum", "_count"];

    /// <summary>What is read: regular expressions for names of series, and for each the conditions of those who read it, none of which another one covers.</summary>
    private readonly ImmutableSortedDictionary<string, ImmutableArray<SeriesCondition>> _kept;

    internal ScrapeList(string job, IEnumerable<(string Name, SeriesCondition Condition)> reads)
    {
        Job = job;
        _kept = reads.GroupBy(x => x.Name, x => x.Condition, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(x => x.Key, x => Widest([.. x.Distinct()]), StringComparer.Ordinal);
    }

    /// <summary>Name of the scrape job.</summary>
    public string Job { get; }

    /// <summary>Names that are kept, as regular expressions, sorted.</summary>
    public IEnumerable<string> Names => _kept.Keys;

    /// <summary>
    /// Metrics that have all series of <see cref="Names"/>, for sources that let themselves be asked by name; none where a name is a pattern. A series may be a part of a
    /// metric or one with such a name, so both are asked for.
    /// </summary>
    public IEnumerable<string> Metrics => Names.All(IsLiteral) ? Names.SelectMany(MetricsWith).Distinct().Order(StringComparer.Ordinal) : [];

    /// <summary>True for the name of one series, false for a pattern that may mean several.</summary>
    public static bool IsLiteral(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':');

    /// <summary>Those of <see cref="Names"/> that can mean series of a family, which is what stands before the first underscore: <c>kube</c>.</summary>
    public IEnumerable<string> NamesOf(string family) => Names.Where(name => IsLiteral(name) ? name.StartsWith($"{family}_", StringComparison.Ordinal) : MayMean(name, family));

    /// <summary>A pattern means another family when it begins with that one's name and an underscore, which no sign behind makes optional.</summary>
    private static bool MayMean(string pattern, string family) =>
        pattern.Contains('|', StringComparison.Ordinal) || OtherFamily().Match(pattern) is not { Success: true } match || match.Groups["family"].Value == family;

    [GeneratedRegex(@"^(?:\(\?:)?(?<family>[A-Za-z0-9]+)_(?![?*{])")]
    private static partial Regex OtherFamily();

    /// <summary>The relabelling that drops everything else, to be done after the job's own.</summary>
    public ImmutableArray<RelabelRule> Steps() => KeepSteps.Of(_kept);

    private static IEnumerable<string> MetricsWith(string series) =>
        Parts.Where(part => series.EndsWith(part, StringComparison.Ordinal)).Select(part => series[..^part.Length]).Prepend(series);

    private static ImmutableArray<SeriesCondition> Widest(ImmutableArray<SeriesCondition> conditions) =>
        [.. conditions.Where(x => !conditions.Any(other => !other.Equals(x) && other.Covers(x))).OrderBy(x => x.ToString(), StringComparer.Ordinal)];
}
