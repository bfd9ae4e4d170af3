using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

/// <summary>A query is checked against the instance that its data source leads to.</summary>
public sealed class BaselineDashboardsTests
{
    private static readonly DashboardLintContext Stack = Context(Duration.Hours(24), "web:use:ratio") with
    {
        Baseline = Context(Duration.Days(400), "baseline:web:a") with
        {
            Instance = "the baseline instance",
            ScrapeInterval = Duration.Minutes(5),
            EvaluationInterval = Duration.Minutes(5),
        },
    };

    [Theory]
    [InlineData("/^Prometheus \\\\(baseline\\\\)$/", "avg_over_time(baseline:web:a[30d])", null)]
    [InlineData("/baseline/", "avg_over_time(baseline:web:a[401d])", "Panel 'P' (A) reads baseline:web:a 401d back, but the baseline instance keeps samples for 400d. Shorten the window or raise the retention.")]
    [InlineData("/baseline/", "avg(web_a)", "Panel 'P' (A) asks for web_a, which the baseline instance does not have: only baseline: series are taken over. Record what is needed as one.")]
    [InlineData("/baseline/", "deriv(baseline:web:a[10m])", "Panel 'P' (A) takes deriv() over 10m, but samples come every 5m; use at least 20m.")]
    [InlineData("/baseline/", "sum by (pod) (baseline:web:a)", "Panel 'P' (A) takes sum by (pod), but what it aggregates has no label 'pod'.")]
    [InlineData("", "deriv(web:use:ratio[10m])", null)]
    [InlineData("", "avg_over_time(web:use:ratio[30d])", "Panel 'P' (A) reads web:use:ratio 30d back, but this stack keeps samples for 24h. Shorten the window or raise the retention.")]
    [InlineData("/^Prom/", "avg(baseline:web:a)", "Panel 'P' (A) asks for baseline:web:a, which no rule records.")]
    public void The_data_source_decides_what_there_is(string regex, string expression, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], About(regex, expression, Stack));

    [Fact]
    public void A_stack_without_baselines_cannot_show_them() => Assert.Contains(
        "Variable 'datasource' chooses the baseline instance, but this stack has none. Set monitoring:baseline.enabled, or leave the dashboard out.",
        About("/baseline/", "avg(baseline:web:a)", Stack with { Baseline = null }));

    [Theory]
    [InlineData("/baseline/", null)]
    [InlineData("", "The dashboard opens with now-30d, but this stack keeps samples for 24h.")]
    public void A_dashboard_opens_with_what_its_instance_remembers(string regex, string? expected)
    {
        var problems = Problems(regex, regex.Length > 0 ? "avg(baseline:web:a)" : "avg(web:use:ratio)", Stack, "now-30d").Where(message => message.StartsWith("The dashboard opens", StringComparison.Ordinal));
        Assert.Equal(expected is null ? [] : [expected], problems);
    }

    private static IEnumerable<string> About(string regex, string expression, DashboardLintContext context) =>
        Problems(regex, expression, context, "now-3h").Where(message => message.StartsWith("Panel 'P' (A)", StringComparison.Ordinal) || message.StartsWith("Variable", StringComparison.Ordinal));

    private static IEnumerable<string> Problems(string regex, string expression, DashboardLintContext context, string from) =>
        DashboardLint.Check([new SourceFile("dashboards/web/web.json", Text(regex, expression, from))], context).Select(problem => problem.Message);

    private static string Text(string regex, string expression, string from) => $$"""
        { "uid": "web", "title": "Web", "schemaVersion": 41, "editable": false, "time": { "from": "{{from}}", "to": "now" },
          "templating": { "list": [ { "name": "datasource", "type": "datasource", "query": "prometheus", "regex": "{{regex}}" } ] },
          "panels": [ { "id": 1, "type": "stat", "title": "P", "description": "D.", "gridPos": { "x": 0, "y": 0, "w": 6, "h": 4 },
            "datasource": { "type": "prometheus", "uid": "${datasource}" }, "fieldConfig": { "defaults": { "unit": "none" } },
            "targets": [ { "refId": "A", "expr": "{{expression}}", "instant": true, "range": false } ] } ] }
        """;

    private static DashboardLintContext Context(Duration retention, string recorded) => new()
    {
        Retention = retention,
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Seconds(30),
        KnownMetrics = Catalogue.Of(("web", "web_a gauge"), ("*", "up gauge")),
        RecordedSeries = [new RecordedSeries(recorded, PromQlReferences.Of("vector(1)").Tree, [])],
    };
}
