using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Metrics;
using Monitoring.Synthetic;
using Xunit;

namespace Monitoring.Tests.Infra.Synthetic;

public sealed class SyntheticClusterTests
{
    private static readonly ClusterProfile Small = new()
    {
        Nodes = 3, PodsPerNode = 12, Namespaces = 2, MeshedPods = 2, MicroPods = 2, KnativeRevisions = 1, NatsStreams = 2, NatsConsumers = 2, NatsConnections = 3,
    };

    private static readonly SyntheticCluster Cluster = new(Small);

    public static TheoryData<string> Jobs => new(Cluster.Targets.Select(x => x.Job).Distinct());

    [Theory]
    [MemberData(nameof(Jobs))]
    public void No_series_is_there_twice(string job)
    {
        var target = Cluster.Targets.First(x => x.Job == job);

        var names = target.Series().Select(Text).ToList();

        Assert.NotEmpty(names);
        Assert.Empty(names.CountBy(x => x).Where(x => x.Value > 1).Select(x => x.Key));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Counters_grow_and_histograms_add_up(string job)
    {
        foreach (var series in Cluster.Targets.First(x => x.Job == job).Series().Where(x => x.Type is MetricType.Counter or MetricType.Histogram))
        {
            var values = Enumerable.Range(0, 20).Select(i => series.At(i * 30)).ToList();
            Assert.Equal(values.Order(), values);
        }

        foreach (var histogram in Cluster.Targets.First(x => x.Job == job).Series().Where(x => x.Type == MetricType.Histogram).GroupBy(x => $"{x.Metric} {string.Join(',', x.Labels.Where(y => y.Key != "le"))}"))
        {
            var buckets = histogram.Where(x => x.Name.EndsWith("_bucket", StringComparison.Ordinal)).Select(x => x.At(1000)).ToList();
            Assert.Equal(buckets.Order(), buckets);
            Assert.Equal(histogram.Single(x => x.Name.EndsWith("_count", StringComparison.Ordinal)).At(1000), buckets[^1]);
        }
    }

    [Fact]
    public void The_same_profile_gives_the_same_text_and_another_seed_another()
    {
        Assert.Equal(Written(Small, 90), Written(Small, 90));
        Assert.NotEqual(Written(Small, 90), Written(Small, 120));
        Assert.NotEqual(Written(Small, 90), Written(Small with { Seed = 2 }, 90));
    }

    [Fact]
    public void Every_metric_of_a_catalogue_has_a_series_unless_its_exporter_leaves_it_out()
    {
        foreach (var job in Cluster.Targets.Select(x => x.Job).Distinct())
        {
            var exposed = Cluster.Targets.Where(x => x.Job == job).SelectMany(x => x.Series()).Select(x => x.Metric).ToHashSet();
            var missing = (KnownMetrics.OfOurExporters.ForJob(job)?.Metrics.Values ?? []).Where(x => x.Until is null && !exposed.Contains(x.Name) && !ExporterShape.Of(job).Absent.Contains(x.Name));
            Assert.Empty(missing.Select(x => $"{job}: {x.Name}"));
        }
    }

    [Fact]
    public void Nodes_and_pods_are_as_many_as_the_profile_says()
    {
        var objects = Cluster.Targets.Single(x => x.Job == "kube-state-metrics").Series().ToList();

        Assert.Equal(3, objects.Count(x => x.Name == "kube_node_info"));
        Assert.Equal((3 * 12) + Small.FinishedPods, objects.Count(x => x.Name == "kube_pod_info"));
        Assert.Equal(12, Cluster.Targets.Where(x => x is { Job: "cadvisor", Number: 0 }).SelectMany(x => x.Series()).Where(x => x.Name == "container_memory_rss").Select(x => x.Labels.Single(y => y.Key == "pod").Value).Where(x => x.Length > 0).Distinct().Count());
    }

    [Fact]
    public void An_exporter_can_be_told_what_to_produce()
    {
        var target = Cluster.Targets.Single(x => x.Job == "kube-state-metrics");

        Assert.Equal(["kube_pod_info"], target.Series(x => x == "kube_pod_info").Select(x => x.Name).Distinct());
    }

    [Fact]
    public void Names_begin_as_they_do_in_the_cluster()
    {
        var prefixes = new MetricPrefixes(ImmutableSortedDictionary<string, string>.Empty.Add("gnatsd", "nats"));

        Assert.Contains("nats_varz_cpu", new SyntheticCluster(Small, prefixes).Targets.First(x => x.Job == "nats").Series().Select(x => x.Name));
    }

    [Fact]
    public void Ten_nodes_of_thirty_pods_have_about_as_many_series_as_were_published()
    {
        var total = new SyntheticCluster(new()).Targets.Sum(x => x.Series().Count());

        Assert.InRange(total, 261_000 * 0.9, 261_000 * 1.1);
    }

    private static string Text(SyntheticSeries series) => $"{series.Name}{{{string.Join(',', series.Labels.Where(x => x.Value.Length > 0).OrderBy(x => x.Key, StringComparer.Ordinal))}}}";

    private static string Written(ClusterProfile profile, double seconds)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var target in new SyntheticCluster(profile).Targets.Where(x => x.Number == 0 && x.Job is "cadvisor" or "etcd" or "kube-state-metrics"))
            target.Write(seconds, writer);
        return writer.ToString();
    }
}
