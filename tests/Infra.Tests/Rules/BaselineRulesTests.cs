using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

/// <summary>Each instance of Prometheus has its own memory and its own series, and rules are checked against those of theirs.</summary>
public sealed class BaselineRulesTests
{
    private static readonly RuleLintContext Scraping = new()
    {
        Retention = Duration.Hours(24),
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Minutes(1),
        Severities = ImmutableHashSet.Create("warning"),
        RunbookExists = _ => true,
        TestedAlerts = ImmutableHashSet.Create("WebSlow"),
        KnownMetrics = Catalogue.Of(("web", "web_requests_total counter\nweb_a gauge"), ("*", "up gauge")),
    };

    private static readonly RuleLintContext Baseline = Scraping with
    {
        Instance = "the baseline instance",
        Retention = Duration.Days(400),
        ScrapeInterval = Duration.Minutes(5),
        EvaluationInterval = Duration.Minutes(5),
        FederatedSeries = ImmutableHashSet.Create("baseline:web:a"),
    };

    private const string TooMany = "may have the label 'pod', of which there are too many in a year; aggregate by what stays, such as namespace and deployment.";

    [Theory]
    [InlineData("baseline:web:a", "sum by (namespace) (rate(web_requests_total[5m]))", "1m", null)]
    [InlineData("baseline:web:a", "web:use:ratio", "4m", null)]
    [InlineData("baseline:web:a", "sum by (namespace) (web_a)", "5m", "is evaluated every 5m; a federation finds no sample that is older than five minutes, so the interval of its group may be 4m at most.")]
    [InlineData("baseline:web", "sum(web_a)", "1m", "needs a name of the form baseline:level:what, such as 'baseline:deployment:cpu_cores'.")]
    [InlineData("baseline:web:a", "sum by (namespace, pod) (web_a)", "1m", TooMany)]
    [InlineData("baseline:web:a", "sum without (container, container_id, id, instance, le) (web_a)", "1m", TooMany)]
    public void What_is_taken_over_is_recorded_often_and_is_not_fine(string name, string expression, string interval, string? expected)
    {
        var file = File($$"""{ "name": "g", "interval": "{{interval}}", "rules": [ { "record": "web:use:ratio", "expr": "avg(web_a)" }, { "record": "{{name}}", "expr": "{{expression}}" } ] }""");
        Assert.Equal(expected is null ? [] : [$"Recording rule {name} {expected}"], Messages(file, Scraping));
    }

    [Theory]
    [InlineData("avg_over_time(baseline:web:a[30d]) > 1", null)]
    [InlineData("avg_over_time(baseline:web:a[401d]) > 1", "reads baseline:web:a 401d back, but the baseline instance keeps samples for 400d. Shorten the window or raise the retention.")]
    [InlineData("deriv(baseline:web:a[15m]) > 1", "takes deriv() over 15m, but samples come every 5m; use at least 20m.")]
    [InlineData("up == 0", null)]
    [InlineData("avg_over_time(web_a[1h]) > 1", "asks for web_a, which the baseline instance does not have: only baseline: series are taken over. Record what is needed as one.")]
    [InlineData("web:use:ratio > 1", "asks for web:use:ratio, which no rule records.")]
    public void The_baseline_instance_remembers_long_and_sees_little(string expression, string? expected) =>
        Assert.Equal(expected is null ? [] : [$"Alert WebSlow {expected}"], Messages(Alert(expression), Baseline));

    [Fact]
    public void What_needs_a_longer_memory_than_that_of_the_scraping_instance_is_an_error_there() => Assert.Equal(
        ["Alert WebSlow reads web_a 30d back, but this stack keeps samples for 24h. Shorten the window or raise the retention."], Messages(Alert("avg_over_time(web_a[30d]) > 1"), Scraping));

    [Fact]
    public void An_alert_of_another_instance_needs_another_name() => Assert.Equal(
        ["Alert WebSlow is evaluated by another instance of the stack too. Give one of them another name."],
        Messages(Alert("baseline:web:a > 1"), Baseline with { AlertsElsewhere = ImmutableHashSet.Create("WebSlow") }));

    [Fact]
    public void The_baseline_instance_records_under_other_names_than_it_takes_over() => Assert.Contains(
        "Recording rule baseline:web:b is evaluated by the baseline instance, which takes over series of that name; give it another one, or move it to a file of the scraping instance.",
        Messages(File("""{ "name": "g", "interval": "1m", "rules": [ { "record": "baseline:web:b", "expr": "sum(baseline:web:a)" } ] }"""), Baseline));

    private static IEnumerable<string> Messages(SourceFile file, RuleLintContext context) => RuleLint.Check([file], context).Select(problem => problem.Message);

    private static SourceFile Alert(string expression) => File($$"""
        { "name": "g", "rules": [ { "alert": "WebSlow", "expr": "{{expression}}", "for": "5m", "labels": { "severity": "warning" }, "annotations": { "summary": "S", "description": "D" } } ] }
        """);

    private static SourceFile File(string group) => new("alert-rules/web.json", $$"""{ "groups": [ {{group}} ] }""");
}
