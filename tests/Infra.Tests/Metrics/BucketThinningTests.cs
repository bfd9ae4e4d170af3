using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class BucketThinningTests
{
    private static readonly ImmutableArray<string> Bounds = ["0.05", "0.1", "0.2", "0.4", "0.6", "0.8", "1", "1.25", "1.5", "2", "3", "4", "5", "6", "8", "10", "15", "20", "30", "45", "60"];

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_quantile_stays_within_the_factor_and_a_comparison_with_a_bound_ends_as_it_did(double factor)
    {
        var random = new Random(7);
        var left = new BucketThinning(factor).LeftOut(Bounds, [4]);
        var kept = Bounds.Except(left).Select(Number).ToArray();
        var all = Bounds.Select(Number).ToArray();
        Assert.Contains(4.0, kept);
        Assert.Equal(factor == 1, left.IsEmpty);
        for (var i = 0; i < 2_000; i++)
        {
            var (scale, quantile) = (Math.Pow(10, (random.NextDouble() * 4) - 2), new[] { 0.5, 0.9, 0.99 }[i % 3]);
            var seen = Enumerable.Range(0, random.Next(1, 200)).Select(_ => -Math.Log(1 - random.NextDouble()) * scale).ToList();
            var (fine, coarse) = (Quantile(quantile, all, seen), Quantile(quantile, kept, seen));
            Assert.InRange(coarse, fine / factor * 0.999999, fine * factor * 1.000001);
            Assert.Equal(fine > 4, coarse > 4);
        }
    }

    [Fact]
    public void As_few_bounds_as_possible_stay() =>
        Assert.Equal(["0.6", "1", "1.25", "2", "4", "5", "8", "15", "45"], new BucketThinning(2).LeftOut(Bounds, []).AsEnumerable());

    [Theory]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))) > 1.5", "1.25|2", "1.5|3")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))) * 1000 > 1250", "1|1.5", "1.25|2")]
    [InlineData("1250 < histogram_quantile(0.99, sum by (le) (rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))) / 0.001", "1|1.5", "1.25|2")]
    public void What_a_quantile_is_compared_with_stays_in_its_own_unit(string expression, string gone, string there)
    {
        Assert.All(gone.Split('|'), bound => Assert.False(Keeps(2, bound, expression), bound));
        Assert.All(there.Split('|'), bound => Assert.True(Keeps(2, bound, expression), bound));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("3", false)]
    [InlineData("3.0", false)]
    [InlineData("+Inf", true)]
    public void Whole_numbers_are_written_in_two_ways(string bound, bool kept) =>
        Assert.Equal(kept, Keeps(2, bound, "histogram_quantile(0.9, rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m])) > 1"));

    [Theory]
    [InlineData("sum(rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))")]
    [InlineData("histogram_quantile(0.9, rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\", le=~\".+\"}[5m]))")]
    public void Buckets_that_are_looked_at_in_another_way_all_stay(string other) =>
        Assert.True(Keeps(4, "0.6", "histogram_quantile(0.9, rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))", other));

    [Fact]
    public void Nothing_is_left_out_unless_somebody_says_so() =>
        Assert.All(Bounds, bound => Assert.True(Keeps(1, bound, "histogram_quantile(0.9, rate(apiserver_request_sli_duration_seconds_bucket{job=\"apiserver\"}[5m]))")));

    private static bool Keeps(double factor, string bound, params string[] expressions)
    {
        var rules = string.Join(',', expressions.Select((x, i) => $"{{\"record\": \"a:b:c{i}\", \"expr\": {Newtonsoft.Json.JsonConvert.ToString(x)}}}"));
        var reads = MetricReads.Of([Monitoring.Rules.RuleFile.Parse(new SourceFile("a.json", $"{{\"groups\": [{{\"name\": \"a\", \"rules\": [{rules}]}}]}}"))], [], MetricPrefixes.None);
        var job = new ScrapeJob("apiserver", new Discovery.Static([])) { SeriesBudget = 1 };
        var narrowed = new ScrapeLists(reads, [], KnownMetrics.OfOurExporters, factor).Narrow([new Description("a") { ScrapeJobs = [job] }])[0].ScrapeJobs[0];
        return new Monitoring.Prometheus.RelabelRules(narrowed.MetricRelabel).Apply(new(StringComparer.Ordinal) { ["__name__"] = "apiserver_request_sli_duration_seconds_bucket", ["job"] = "apiserver", ["le"] = bound });
    }

    /// <summary>As Prometheus interpolates, in a histogram with these bounds.</summary>
    private static double Quantile(double quantile, double[] bounds, List<double> seen)
    {
        var rank = quantile * seen.Count;
        var counts = bounds.Select(bound => seen.Count(x => x <= bound)).ToArray();
        var at = Array.FindIndex(counts, x => x >= rank);
        if (at < 0)
            return bounds[^1];
        var (from, below) = at == 0 ? (0, 0) : (bounds[at - 1], counts[at - 1]);
        return from + ((bounds[at] - from) * (rank - below) / (counts[at] - below));
    }

    private static double Number(string bound) => double.Parse(bound, CultureInfo.InvariantCulture);
}
