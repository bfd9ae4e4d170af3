using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Prometheus;
using Monitoring.Rules;
using Monitoring.Tests.Infra.Prometheus;
using Newtonsoft.Json;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class ScrapeListsTests
{
    private static readonly ScrapeJob Proxy = new("proxy", new Discovery.Static([])) { SeriesBudget = 1 };

    private static readonly KnownMetrics Known = KnownMetrics.Parse([new("metrics.json", """
        { "jobs": {
            "proxy": { "source": "test", "metrics": { "mesh_requests_total": { "type": "counter" } } },
            "store": { "source": "test", "metrics": { "store_rows": { "type": "gauge" } } } } }
        """)]);

    [Fact]
    public void Only_what_somebody_reads_is_kept()
    {
        const string Rule = "rate(mesh_requests_total{job=\"proxy\"}[5m]) > 1";
        Assert.True(Keeps(Rule, "mesh_requests_total"));
        Assert.False(Keeps(Rule, "mesh_requests_total_ever"));
        Assert.False(Keeps(Rule, "wire_bytes"));
        Assert.False(Keeps("vector(1)", "mesh_requests_total"));
    }

    [Fact]
    public void Of_a_histogram_only_the_parts_are_kept_that_are_read()
    {
        const string Rule = "histogram_quantile(0.9, rate(mesh_seconds_bucket{job=\"proxy\"}[5m])) > 1";
        Assert.True(Keeps(Rule, "mesh_seconds_bucket"));
        Assert.False(Keeps(Rule, "mesh_seconds_sum"));
        Assert.False(Keeps(Rule, "mesh_seconds"));
    }

    [Theory]
    [InlineData("mesh_up{job=\"proxy\"}", true)]
    [InlineData("mesh_up", true)]
    [InlineData("mesh_up{job=~\"proxy|web\"}", true)]
    [InlineData("mesh_up{job!=\"web\"}", true)]
    [InlineData("mesh_up{job=\"web\"}", false)]
    [InlineData("mesh_up{job=~\"pro\"}", false)]
    [InlineData("mesh_up{job!~\"pro.*\"}", false)]
    [InlineData("{__name__=~\"mesh_.*\"}", true)]
    [InlineData("{__name__!=\"\"}", true)]
    [InlineData("{job=\"proxy\"}", true)]
    [InlineData("{job=\"web\"}", false)]
    [InlineData("not PromQL(", false)]
    public void What_is_asked_of_other_jobs_does_not_count(string expression, bool kept) => Assert.Equal(kept, Keeps(expression, "mesh_up"));

    [Theory]
    [InlineData("mesh_x{job=\"proxy\", code=\"500\"}", "code=500", true)]
    [InlineData("mesh_x{job=\"proxy\", code=\"500\"}", "code=5000", false)]
    [InlineData("mesh_x{job=\"proxy\", code=\"500\"}", "", false)]
    [InlineData("mesh_x{job=\"proxy\", code=\"a.b\"}", "code=aXb", false)]
    [InlineData("mesh_x{job=\"proxy\", code=\"a.b\"}", "code=a.b", true)]
    [InlineData("mesh_x{job=\"proxy\", code=~\"4..|5..\"}", "code=404", true)]
    [InlineData("mesh_x{job=\"proxy\", code=~\"4..|5..\"}", "code=4045", false)]
    [InlineData("mesh_x{job=\"proxy\", code=~\"4..|5..\"}", "code=1500", false)]
    [InlineData("mesh_x{job=\"proxy\", code=\"\"}", "", true)]
    [InlineData("mesh_x{job=\"proxy\", code=\"\"}", "code=1", false)]
    [InlineData("mesh_x{job=\"proxy\", code!=\"\"}", "", false)]
    [InlineData("mesh_x{job=\"proxy\", code!=\"\"}", "code=1", true)]
    [InlineData("mesh_x{job=\"proxy\", code=~\"(.*)\"}", "", true)]
    [InlineData("mesh_x{job=\"proxy\", code=~\"|5..\"}", "", true)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"WATCH\"}", "verb=GET", true)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"WATCH\"}", "verb=WATCH", false)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"WATCH\"}", "", true)]
    [InlineData("mesh_x{job=\"proxy\", verb!~\"WATCH|LIST\", code=\"1\"}", "verb=LIST,code=1", false)]
    [InlineData("mesh_x{job=\"proxy\", verb!~\"WATCH|LIST\", code=\"1\"}", "verb=GET,code=1", true)]
    [InlineData("mesh_x{job=\"proxy\", verb!~\"WATCH|LIST\", code=\"1\"}", "verb=GET,code=2", false)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"a;b\"}", "verb=a;b", false)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"a\", code!=\"b\"}", "verb=x,code=b", false)]
    [InlineData("mesh_x{job=\"proxy\", verb!=\"a\", code!=\"b\"}", "verb=x,code=x", true)]
    [InlineData("mesh_x{job=\"proxy\", le=\"30\"}", "le=30.0", false)]
    [InlineData("mesh_x{job=\"proxy\", le=~\"30(?:\\\\.0)?\"}", "le=30.0", true)]
    [InlineData("mesh_x{job=\"proxy\", \"http.code\"=\"5\"}", "http.code=5", true)]
    [InlineData("mesh_x{job=\"proxy\", \"http.code\"=\"5\"}", "http.code=4", false)]
    public void Series_are_kept_by_all_that_a_selector_asks_of_their_labels(string expression, string labels, bool kept) => Assert.Equal(kept, Keeps(expression, "mesh_x", labels));

    [Fact]
    public void One_reader_is_enough()
    {
        const string Two = "mesh_x{job=\"proxy\", code=\"1\", verb!=\"GET\"} or mesh_x{job=\"proxy\", verb=~\"P.*\"}";
        Assert.True(Keeps(Two, "mesh_x", "code=1,verb=LIST"));
        Assert.True(Keeps(Two, "mesh_x", "code=2,verb=PUT"));
        Assert.False(Keeps(Two, "mesh_x", "code=2,verb=LIST"));
        Assert.False(Keeps(Two, "mesh_x", "code=1,verb=GET"));
        Assert.True(Keeps($"{Two} or mesh_x", "mesh_x", "code=1,verb=GET"));
    }

    [Fact]
    public void Metrics_with_the_same_condition_share_a_step_and_no_expression_is_long()
    {
        var names = Enumerable.Range(0, 100).Select(i => $"mesh_of_a_rather_long_name_{i:000}").ToList();
        var steps = List(string.Join(" or ", names.Select(name => $"{name}{{code=\"1\"}}"))).Steps();
        Assert.Equal(2 + 4, steps.Length);
        Assert.All(steps, step => Assert.InRange(step.Regex?.Length ?? 0, 0, 900));
        Assert.All(names, name => Assert.True(Keeps(string.Join(" or ", names), name)));
    }

    [Theory]
    [InlineData("mesh_requests_total / mesh_seconds_count", "mesh_requests_total mesh_seconds mesh_seconds_count")]
    [InlineData("rate(mesh_seconds_bucket[5m]) or rate(mesh_seconds_sum[5m]) or mesh_up", "mesh_seconds mesh_seconds_bucket mesh_seconds_sum mesh_up")]
    [InlineData("mesh_up or {__name__=~\"mesh_.+\"}", "")]
    [InlineData("vector(1)", "")]
    public void A_source_that_answers_by_name_is_asked_for_the_metrics_that_have_what_is_read(string expression, string asked)
    {
        var job = Narrow(Proxy with { AnswersByName = true }, Lists(expression));
        Assert.Equal(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries), job.AskedNames.AsEnumerable());
        Assert.Empty(Narrow(Proxy, Lists(expression)).AskedNames);
        Assert.Empty(Narrow(job with { Keep = KeptMetrics.All, AskedNames = [] }, Lists(expression)).AskedNames);
    }

    [Fact]
    public void A_job_that_is_told_to_keep_everything_stays_as_it_is()
    {
        var all = Proxy with { Keep = KeptMetrics.All };
        Assert.Same(all, Narrow(all, Lists("mesh_x")));
        var settings = new PrometheusSettings { Jobs = ImmutableSortedDictionary<string, ScrapeJobSettings>.Empty.Add("proxy", new() { Keep = KeptMetrics.All }) };
        Assert.Equal(all with { SeriesBudget = 100_000 }, settings.Adjust([new Description("web") { ScrapeJobs = [Proxy] }]).Single().ScrapeJobs.Single());
    }

    [Fact]
    public void Lists_look_at_what_the_steps_of_the_job_leave()
    {
        var step = Relabel.Replace("mesh_x", "5", "code", "__name__");
        Assert.Equal(step, Narrow(Proxy with { MetricRelabel = [step] }, Lists("mesh_x{code=\"5\"}")).MetricRelabel[0]);
        Assert.True(Keeps(Proxy with { MetricRelabel = [step] }, "mesh_x", "", Lists("mesh_x{code=\"5\"}")));
    }

    [Fact]
    public void The_value_of_the_label_job_is_the_one_that_relabelling_gives()
    {
        var renamed = Proxy with { Relabel = [Relabel.Set("job", "web")] };
        Assert.True(Keeps(renamed, "mesh_x", "job=web", Lists("mesh_x{job=\"web\"}")));
        Assert.False(Keeps(renamed, "mesh_x", "job=web", Lists("mesh_x{job=\"proxy\"}")));

        var mixed = Proxy with { MetricRelabel = [Relabel.Replace("mesh_.+", "web", "job", "__name__")] };
        Assert.True(Keeps(mixed, "mesh_x", "job=proxy", Lists("mesh_x{job=\"web\"}")));
        Assert.False(Keeps(mixed, "mesh_x", "job=proxy", Lists("mesh_x{job=\"proxy\"}")));
        Assert.True(Keeps(mixed, "wire_x", "job=proxy", Lists("wire_x{job=\"proxy\"}")));

        var honest = new ScrapeJob("unheard-of", new Discovery.Static([])) { SeriesBudget = 1, HonorLabels = true };
        Assert.True(Keeps(honest, "mesh_x", "job=web", Lists("mesh_x{job=\"web\"}")));
        Assert.False(Keeps(honest, "mesh_x", "job=unheard-of", Lists("mesh_x{job=\"web\"}")));
    }

    [Fact]
    public void What_a_selector_without_a_job_means_is_kept_wherever_it_can_be()
    {
        var (store, unknown) = (new ScrapeJob("store", new Discovery.Static([])) { SeriesBudget = 1 }, new ScrapeJob("pods", new Discovery.Static([])) { SeriesBudget = 1 });
        Assert.True(Keeps(Proxy, "mesh_new", "", Lists("mesh_new")));
        Assert.True(Keeps(unknown, "mesh_new", "", Lists("mesh_new")));
        Assert.False(Keeps(store, "mesh_new", "", Lists("mesh_new")));
        Assert.True(Keeps(store, "mesh_new", "", Lists("mesh_new{job=\"store\"}")));
        Assert.True(Keeps(store, "shop_orders", "", Lists("shop_orders")));
    }

    [Fact]
    public void A_panel_counts_whatever_its_viewer_chooses()
    {
        var dashboard = Dashboard.Parse(new SourceFile("dashboards/web/web.json", """
            { "templating": { "list": [
                { "name": "job", "type": "query", "query": "label_values(mesh_info, job)" },
                { "name": "metric", "type": "query", "query": "metrics(mesh_free_.+)" },
                { "name": "most", "type": "query", "query": "query_result(topk(1, mesh_most))" }] },
              "annotations": { "list": [{ "name": "Deployments", "datasource": { "type": "prometheus", "uid": "x" }, "expr": "changes(mesh_build[5m]) > 0" }] },
              "panels": [{ "type": "stat", "targets": [{ "refId": "A", "expr": "mesh_up{job=~\"$job\", code=~\"$code\", verb=\"GET\"}" }] }] }
            """));
        var lists = new ScrapeLists(MetricReads.Of([], [dashboard], MetricPrefixes.None), [], Known);
        foreach (var metric in new[] { "mesh_up", "mesh_info", "mesh_free_disk", "mesh_most", "mesh_build" })
            Assert.True(Keeps(Proxy, metric, "verb=GET,code=7", lists), metric);
        Assert.False(Keeps(Proxy, "mesh_up", "verb=PUT", lists));
        Assert.False(Keeps(Proxy, "mesh_down", "", lists));
    }

    [Theory]
    [InlineData("{{ with query \"mesh_x{code='5'}\" }}{{ . | first | value }}{{ end }}", true)]
    [InlineData("{{ with printf `mesh_x{code=\"%s\"}` $labels.code | query }}x{{ end }}", true)]
    [InlineData("{{ with printf \"mesh_x{code=\\\"%s\\\"}\" $labels.code | query }}x{{ end }}", true)]
    [InlineData("{{ $value }} \"mesh_x\" {{ printf \"mesh_x\" }}", false)]
    public void A_query_in_the_text_of_an_alert_counts(string description, bool kept)
    {
        var file = Rules($$"""{ "alert": "A", "expr": "vector(1)", "annotations": { "description": {{JsonConvert.ToString(description)}} } }""");
        Assert.Equal(kept, Keeps(Proxy, "mesh_x", "code=5", new ScrapeLists(MetricReads.Of([file], [], MetricPrefixes.None), [], Known)));
    }

    [Fact]
    public void Extra_metrics_are_kept_by_every_job()
    {
        var lists = new ScrapeLists([], ["mesh_a|mesh_b", "wire_.+"], Known);
        foreach (var (metric, kept) in new[] { ("mesh_a", true), ("mesh_b", true), ("mesh_bb", false), ("wire_x", true), ("a_wire_x", false) })
            Assert.Equal(kept, Keeps(Proxy, metric, "", lists));
    }

    [Fact]
    public void Rules_are_written_with_the_names_of_the_sources_and_kept_with_those_of_the_cluster()
    {
        var prefixes = new MetricPrefixes(ImmutableSortedDictionary<string, string>.Empty.Add("mesh", "net"));
        var lists = new ScrapeLists(MetricReads.Of([Rules("""{ "record": "a:b", "expr": "mesh_x" }""")], [], prefixes), [], Known.With(prefixes));
        Assert.True(Keeps(Proxy, "net_x", "", lists));
        Assert.False(Keeps(Proxy, "mesh_x", "", lists));
    }

    private static bool Keeps(string expression, string metric, string labels = "") => Keeps(Proxy, metric, labels, Lists(expression));

    private static ScrapeLists Lists(string expression) =>
        new(MetricReads.Of([Rules($$"""{ "record": "a:b", "expr": {{JsonConvert.ToString(expression)}} }""")], [], MetricPrefixes.None), [], Known);

    private static ScrapeList List(string expression) => Lists(expression).Of(Proxy)!;

    private static RuleFile Rules(string rule)
    {
        var file = RuleFile.Parse(new SourceFile("alert-rules/web.json", $$"""{ "groups": [{ "name": "web", "rules": [{{rule}}] }] }"""));
        Assert.Empty(file.Problems);
        return file;
    }

    private static bool Keeps(ScrapeJob job, string metric, string labels, ScrapeLists lists)
    {
        var yaml = Yaml.Write(ScrapeConfig.Compile(Narrow(job, lists), []));
        var series = labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=')).ToDictionary(x => x[0], x => x[1]);
        series["__name__"] = metric;
        var stored = Relabelling.ApplyToSeries(yaml, series);
        Assert.True(stored is null || !stored.Keys.Any(x => x.StartsWith("__tmp", StringComparison.Ordinal)), "A mark is left on the series.");
        return stored is not null;
    }

    private static ScrapeJob Narrow(ScrapeJob job, ScrapeLists lists) => lists.Narrow([new Description("web") { ScrapeJobs = [job] }]).Single().ScrapeJobs.Single();
}
