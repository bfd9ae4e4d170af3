using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Rules;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class ScrapeIntervalsTests
{
    private static readonly ScrapeJob Job = new("web", new Discovery.Static([])) { SeriesBudget = 1 };

    private static readonly KnownMetrics Known = KnownMetrics.Parse([new("metrics.json", """
        { "jobs": {
            "*": { "source": "test", "metrics": { "up": { "type": "gauge" } } },
            "web": { "source": "test", "metrics": { "web_x": { "type": "counter" } } } } }
        """)]);

    [Theory]
    [InlineData("""{ "alert": "A", "expr": "web_x > 1", "for": "4m" }""", "1m")]
    [InlineData("""{ "alert": "A", "expr": "web_x > 1", "for": "3m" }""", null)]
    [InlineData("""{ "alert": "A", "expr": "web_x > 1" }""", null)]
    [InlineData("""{ "alert": "A", "expr": "rate(web_x[4m]) > 1", "for": "10m" }""", "1m")]
    [InlineData("""{ "alert": "A", "expr": "rate(web_x[2m]) > 1", "for": "10m" }""", null)]
    [InlineData("""{ "alert": "A", "expr": "up{job=\"web\"} == 0", "for": "1m" }""", null)]
    [InlineData("""{ "alert": "A", "expr": "up{job=\"other\"} == 0", "for": "1m" }""", "1m")]
    [InlineData("""{ "record": "a:x", "expr": "web_x" }""", "1m")]
    [InlineData("""{ "record": "a:x", "expr": "web_x" }, { "alert": "A", "expr": "a:x > 1", "for": "1m" }""", null)]
    [InlineData("""{ "record": "a:x", "expr": "web_x" }, { "record": "b:x", "expr": "a:x" }, { "alert": "A", "expr": "b:x > 1", "for": "1m" }""", null)]
    [InlineData("""{ "record": "a:x", "expr": "web_x" }, { "record": "b:x", "expr": "a:x" }, { "alert": "A", "expr": "b:x > 1", "for": "5m" }""", "1m")]
    public void A_job_is_scraped_less_often_where_nobody_needs_more(string rules, string? interval) => Assert.Equal(interval, Interval(rules, Job)?.ToString());

    [Fact]
    public void A_job_with_an_interval_of_its_own_and_one_that_stores_everything_stay()
    {
        const string Rule = """{ "record": "a:x", "expr": "web_x" }""";
        Assert.Equal("30s", Interval(Rule, Job with { Interval = Duration.Seconds(30) })?.ToString());
        Assert.Null(Interval(Rule, Job with { Keep = KeptMetrics.All }));
        Assert.Null(Interval(Rule, Job, usual: 45));
    }

    private static Duration? Interval(string rules, ScrapeJob job, double usual = 30)
    {
        var file = RuleFile.Parse(new SourceFile("alert-rules/web.json", $$"""{ "groups": [{ "name": "web", "rules": [{{rules}}] }] }"""));
        var lists = new ScrapeLists(MetricReads.Of([file], [], MetricPrefixes.None), [], Known);
        return new ScrapeIntervals(lists, Duration.Seconds(usual)).Lengthen([new Description("web") { ScrapeJobs = [job] }]).Single().ScrapeJobs.Single().Interval;
    }
}
