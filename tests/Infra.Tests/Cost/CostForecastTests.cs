using System.Collections.Immutable;
using Monitoring.Cost;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Prometheus;
using Monitoring.PromQl;
using Monitoring.Settings;
using Monitoring.Synthetic;
using Xunit;

namespace Monitoring.Tests.Infra.Cost;

public sealed class CostForecastTests
{
    private static readonly ClusterProfile Profile = new() { Nodes = 4, PodsPerNode = 15, Namespaces = 2 };
    private static readonly PrometheusSettings Settings = new();

    [Fact]
    public void A_job_stores_of_all_its_targets_what_is_read()
    {
        var forecast = Forecast([Job("cadvisor")], Read("container_memory_rss{container!=\"\"}", "alert", "alert-rules/a.json"));

        var job = Assert.Single(forecast.Jobs);
        Assert.Equal((4, 4 * Containers), (job.Targets, job.Stored));
        Assert.Equal(job.Stored / 100_000.0, job.BudgetUsed);
        Assert.True(job.Scraped > 50 * job.Stored);
        Assert.Equal(job.Stored / 30.0, job.SamplesPerSecond);
    }

    [Fact]
    public void Each_reader_costs_what_it_reads_and_saves_what_nobody_else_does()
    {
        var forecast = Forecast(
            [Job("node-exporter")],
            Read("node_load1", "panel 'Load' (A)", "dashboards/x.json"), Read("node_load5{job=\"node-exporter\"}", "panel 'Load' (B)", "dashboards/x.json"), Read("node_load1", "alert Loaded", "alert-rules/x.json"));

        Assert.Equal(
            [
                new ReaderCost(ReaderCost.AllOfIt, "dashboards/x.json", 8, 4),
                new ReaderCost("alert Loaded", "alert-rules/x.json", 4, 0),
                new ReaderCost(ReaderCost.AllOfIt, "alert-rules/x.json", 4, 0),
                new ReaderCost("panel 'Load' (A)", "dashboards/x.json", 4, 0),
                new ReaderCost("panel 'Load' (B)", "dashboards/x.json", 4, 4),
            ],
            forecast.Readers.AsEnumerable());
    }

    [Fact]
    public void What_rules_record_is_counted_by_the_labels_that_are_left()
    {
        var forecast = Forecast([Job("node-exporter")], [Recording("node:load", "sum by (node) (node_load1)"), Recording("all:load", "sum(node:load)")], Read("node_load1", "rule", "a.json"));

        Assert.Equal(4 + 1, forecast.Recorded);
        Assert.Equal(4 + (4 * 5) + 5, forecast.Series);
    }

    [Fact]
    public void Sources_that_filter_say_only_what_they_are_asked_for()
    {
        var (job, read) = (Job("cadvisor") with { AnswersByName = true }, Read("container_memory_rss{container!=\"\"}", "alert", "alert-rules/a.json"));
        var (all, filtered) = (Forecast([job], read).Jobs[0], Forecast([job], [], Profile with { SourcesFilter = true }, read).Jobs[0]);

        Assert.Equal(all.Stored, filtered.Stored);
        Assert.InRange(filtered.Scraped, filtered.Stored, all.Scraped / 30);
        Assert.Equal(all.Scraped, Forecast([Job("cadvisor")], [], Profile with { SourcesFilter = true }, read).Jobs[0].Scraped);
    }

    [Fact]
    public void A_job_that_finds_anything_is_named_and_not_guessed()
    {
        Assert.Equal(["kubernetes-pods"], Forecast([Job("kubernetes-pods"), Job("node-exporter")]).Unknown.AsEnumerable());
    }

    [Fact]
    public void What_does_not_fit_is_an_error_that_names_the_job_to_blame()
    {
        var forecast = Forecast([Job("cadvisor") with { Keep = KeptMetrics.All }, Job("node-exporter")]);

        Assert.Empty(forecast.Problems(Settings, "p"));
        var memory = Assert.Single(forecast.Problems(Settings with { Resources = new() { Memory = ByteSize.Mebibytes(64), MemoryLimit = ByteSize.Gibibytes(4) } }, "p"));
        Assert.Equal((ProblemLevel.Error, "p.resources.memory"), (memory.Level, memory.Where));
        Assert.Contains(" Most of it is the job 'cadvisor': ", memory.Message, StringComparison.Ordinal);
        Assert.Equal("p.resources.memoryLimit", Assert.Single(forecast.Problems(Settings with { Resources = new() { Memory = ByteSize.Mebibytes(8), MemoryLimit = ByteSize.Mebibytes(64) } }, "p")).Where);
        Assert.Equal("p.volume", Assert.Single(forecast.Problems(Settings with { Volume = ByteSize.Mebibytes(100) }, "p")).Where);
        var limited = Forecast([Job("cadvisor") with { Keep = KeptMetrics.All, SeriesBudget = 50 }]);
        Assert.Equal("p.jobs.cadvisor.seriesBudget", Assert.Single(limited.Problems(Settings, "p")).Where);
    }

    [Fact]
    public void Prices_are_multiplied_with_what_is_asked_for()
    {
        var prices = new PriceSettings { Cpu = 20, Memory = 3, Storage = ImmutableSortedDictionary<string, double>.Empty.Add("default", 0.1).Add("fast", 0.5) };

        Assert.Equal(
            (2 * 20) + (4 * 3) + (10 * 0.1) + (2 * 0.5) + (1 * 0.1),
            prices.OfMonth(2000, ByteSize.Gibibytes(4), [("", ByteSize.Gibibytes(10)), ("fast", ByteSize.Gibibytes(2)), ("other", ByteSize.Gibibytes(1))]), precision: 6);
    }

    /// <summary>Containers of one node: as many as of the node in the middle, from which all are extrapolated.</summary>
    private static int Containers => new SyntheticCluster(Profile).Targets.Where(x => x.Job == "cadvisor").ElementAt(2).Series().Count(x => x.Name == "container_memory_rss" && x.Labels.Single(y => y.Key == "container").Value.Length > 0);

    private static CostForecast Forecast(ImmutableArray<ScrapeJob> jobs, params MetricRead[] reads) => Forecast(jobs, [], reads);

    private static CostForecast Forecast(ImmutableArray<ScrapeJob> jobs, RecordedSeries[] recordings, params MetricRead[] reads) => Forecast(jobs, recordings, Profile, reads);

    private static CostForecast Forecast(ImmutableArray<ScrapeJob> jobs, RecordedSeries[] recordings, ClusterProfile profile, params MetricRead[] reads)
    {
        var lists = new ScrapeLists([.. reads], [], KnownMetrics.OfOurExporters);
        return CostForecast.Of(lists.Narrow([new Description("test") { ScrapeJobs = jobs }]), lists, recordings, Settings, profile);
    }

    private static ScrapeJob Job(string name) => new(name, new Discovery.Kubernetes("node", [])) { SeriesBudget = 100_000 };

    private static MetricRead Read(string selector, string title, string place) => new(PromQlReferences.Of(selector).Selectors[0], new(title, place));

    private static RecordedSeries Recording(string name, string expression) => new(name, PromQlReferences.Of(expression).Tree, []);
}
