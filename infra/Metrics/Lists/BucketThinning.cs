using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Describe;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Leaves out buckets of histograms that are looked at through quantiles only. A quantile is known no better than the bucket that it falls into; where two neighbouring
/// bounds that are left are at most <paramref name="factor"/> apart, so are the quantile with all buckets and the one without. A bound that a quantile is compared
/// with stays, so that the comparison ends as it did.
/// </summary>
/// <param name="factor">At least 1, which leaves out nothing.</param>
internal sealed class BucketThinning(double factor)
{
    private const string Suffix = "_bucket";

    /// <param name="list">What a job stores.</param>
    /// <param name="bounds">Upper bounds of a metric's buckets as its exporter writes them; none where nobody knows them.</param>
    /// <param name="readers">Who reads a series of a name.</param>
    public IEnumerable<RelabelRule> Steps(ScrapeList list, Func<string, ImmutableArray<string>> bounds, Func<string, ImmutableArray<MetricRead>> readers) => factor <= 1 ? [] :
        from name in list.Names.Where(x => x.EndsWith(Suffix, StringComparison.Ordinal) && ScrapeList.IsLiteral(x))
        let reads = readers(name)
        where reads.All(x => x.QuantileBounds is not null)
        let left = LeftOut(bounds(name[..^Suffix.Length]), reads.SelectMany(x => x.QuantileBounds!.Value))
        where !left.IsEmpty
        group name by string.Join('|', left.Select(Pattern)) into same
        orderby same.Key
        select Relabel.Drop($"(?:{string.Join('|', same)});(?:{same.Key})", "__name__", "le");

    /// <summary>Bounds that can go: each as far from the last one that stayed as the factor allows, so that as few as possible stay.</summary>
    /// <param name="bounds">All bounds, without the infinite one.</param>
    /// <param name="compared">Bounds that stay whatever is beside them.</param>
    internal ImmutableArray<string> LeftOut(ImmutableArray<string> bounds, IEnumerable<double> compared)
    {
        var (all, stay) = (bounds.Select(Number).ToList(), compared.ToHashSet());
        var left = ImmutableArray.CreateBuilder<string>();
        var last = 0.0;
        for (var i = 0; i < all.Count; i++)
        {
            if (last > 0 && i + 1 < all.Count && all[i + 1] <= last * factor && !stay.Contains(all[i]))
                left.Add(bounds[i]);
            else
                last = all[i];
        }

        return left.ToImmutable();
    }

    /// <summary>Prometheus 3 writes whole numbers with a zero behind the point.</summary>
    private static string Pattern(string bound) => Regex.Escape(bound) + (bound.All(char.IsAsciiDigit) ? @"(?:\.0)?" : "");

    private static double Number(string bound) => double.Parse(bound, CultureInfo.InvariantCulture);
}
