using Monitoring.Compile;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Prometheus;
using Monitoring.Rules;
using Monitoring.Tests.Infra.Prometheus;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class UsedMetricsTests
{
    private static readonly ScrapeJob Proxy = new("proxy", new Discovery.Static([])) { SampleLimit = 1, OnlyUsed = ["mesh_", "wire_"] };

    [Fact]
    public void Only_what_a_rule_reads_is_kept_of_the_noisy_kinds_and_all_of_the_others()
    {
        const string Rule = "rate(mesh_requests_total{job=\"proxy\"}[5m]) > 1";
        Assert.True(Keeps(Proxy, "mesh_requests_total", Rule));
        Assert.False(Keeps(Proxy, "mesh_requests_total_ever", Rule));
        Assert.False(Keeps(Proxy, "wire_bytes", Rule));
        Assert.True(Keeps(Proxy, "orders_total", Rule));
    }

    [Fact]
    public void A_job_may_be_noisy_altogether()
    {
        var job = Proxy with { OnlyUsed = [""] };
        Assert.True(Keeps(job, "orders_total", "orders_total > 1"));
        Assert.False(Keeps(job, "mesh_requests_total", "orders_total > 1"));
        Assert.False(Keeps(job, "mesh_requests_total"));
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
    [InlineData("not PromQL(", false)]
    public void What_is_asked_of_other_jobs_does_not_count(string expression, bool kept) => Assert.Equal(kept, Keeps(Proxy, "mesh_up", expression));

    [Fact]
    public void A_panel_counts_whatever_job_its_viewer_chooses()
    {
        var dashboard = Dashboard.Parse(new SourceFile("dashboards/web/web.json", """
            { "templating": { "list": [{ "name": "job", "type": "query", "query": "label_values(mesh_info, job)" }] },
              "panels": [{ "type": "stat", "targets": [{ "refId": "A", "expr": "mesh_up{job=~\"$job\"}" }] }] }
            """));
        var used = UsedMetrics.Of([], [dashboard]);
        Assert.True(Keeps(Proxy, "mesh_up", used));
        Assert.True(Keeps(Proxy, "mesh_info", used));
        Assert.False(Keeps(Proxy, "mesh_down", used));
    }

    [Fact]
    public void A_job_that_is_not_noisy_stays_as_it_is_and_own_steps_come_last()
    {
        var plain = Proxy with { OnlyUsed = [] };
        Assert.Same(plain, Narrow(plain, UsedMetrics.Of([], [])));
        var step = Relabel.DropLabels("x");
        Assert.Equal(step, Narrow(Proxy with { MetricRelabel = [step] }, UsedMetrics.Of([], [])).MetricRelabel[^1]);
    }

    private static bool Keeps(ScrapeJob job, string metric, params string[] expressions)
    {
        var rules = string.Join(',', expressions.Select((expression, i) => $$"""{ "record": "a:b{{i}}", "expr": {{Newtonsoft.Json.JsonConvert.ToString(expression)}} }"""));
        var file = RuleFile.Parse(new SourceFile("alert-rules/web.json", $$"""{ "groups": [{ "name": "web", "rules": [{{rules}}] }] }"""));
        Assert.Empty(file.Problems);
        return Keeps(job, metric, UsedMetrics.Of([file], []));
    }

    private static bool Keeps(ScrapeJob job, string metric, UsedMetrics used)
    {
        var yaml = Yaml.Write(ScrapeConfig.Compile(Narrow(job, used), new PrometheusSettings(), []));
        var series = Relabelling.ApplyToSeries(yaml, new Dictionary<string, string> { ["__name__"] = metric });
        Assert.True(series is null || series.Count == 1, "A mark is left on the series.");
        return series is not null;
    }

    private static ScrapeJob Narrow(ScrapeJob job, UsedMetrics used) => used.Narrow([new Description("web") { ScrapeJobs = [job] }]).Single().ScrapeJobs.Single();
}
