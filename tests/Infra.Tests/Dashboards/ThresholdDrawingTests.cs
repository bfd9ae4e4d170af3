using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

public sealed class ThresholdDrawingTests
{
    private const string Rules = """
        { "groups": [ { "name": "g", "rules": [
          { "alert": "Slow", "expr": "a > 0.5 # threshold", "labels": { "severity": "warning" } },
          { "alert": "Slow", "expr": "a > 1 # threshold", "labels": { "severity": "critical" } },
          { "alert": "Full", "expr": "a < 0.03 # threshold", "labels": { "severity": "critical" } },
          { "alert": "Full", "expr": "a < 0.15 # threshold", "labels": { "severity": "warning" } },
          { "alert": "Low", "expr": "a < 5 # threshold", "labels": { "severity": "warning" } },
          { "alert": "Busy", "expr": "rate(a[10m]) > 500 # threshold", "labels": { "severity": "info" }, "annotations": { "runbook_url": "https://wiki/busy" } },
          { "alert": "Down", "expr": "a == 0", "labels": { "severity": "critical" } } ] } ] }
        """;

    private static readonly AlertThresholds Alerts = Of(Rules);

    [Theory]
    [InlineData("green null, orange 0.5, red 1", "Slow")]
    [InlineData("red null, orange 0.03, green 0.15", "Full")]
    [InlineData("orange null, green 5", "Low")]
    [InlineData("green null, blue 500", "Busy")]
    [InlineData("green null, orange 0.5, red 1", "Slow", "Busy")]
    [InlineData("red null, orange 0.03, green 5", "Full", "Low")]
    [InlineData("purple null", "Down")]
    public void A_panel_gets_the_steps_of_its_alerts(string expected, params string[] alerts)
    {
        var panel = Draw(Panel(alerts), Alerts);
        Assert.Equal(expected, Steps(panel));
        Assert.Equal(alerts.Contains("Down") ? "off" : "dashed", (string?)panel.SelectToken("fieldConfig.defaults.custom.thresholdsStyle.mode"));
    }

    [Fact]
    public void Steps_follow_the_stack_and_not_the_source()
    {
        var panel = Draw(Panel("Slow"), Of(Rules.Replace("> 0.5 #", "> 0.25 #", StringComparison.Ordinal)));
        Assert.Equal("green null, orange 0.25, red 1", Steps(panel));
    }

    [Fact]
    public void An_alert_that_the_stack_does_not_have_is_neither_drawn_nor_linked()
    {
        var panel = Draw(Panel("Slow", "Busy"), Of(Rules.Replace("\"Slow\"", "\"Other\"", StringComparison.Ordinal)));
        Assert.Equal("green null, blue 500", Steps(panel));
        Assert.Equal("Busy", Assert.Single(panel["links"]!)["title"]);

        var none = Draw(Panel("Slow"), AlertThresholds.None);
        Assert.Equal("green null", Steps(none));
        Assert.Equal("off", (string?)none.SelectToken("fieldConfig.defaults.custom.thresholdsStyle.mode"));
        Assert.Empty(none["links"]!);
    }

    [Fact]
    public void Links_lead_to_the_runbooks_of_the_stack_or_to_the_page_that_the_alert_names()
    {
        var panel = Panel("Down", "Busy");
        ((JArray)panel["links"]!).Add(new JObject { ["url"] = "https://example.org/elsewhere" });
        Assert.Equal(
            ["https://example.org/runbooks/Down.md", "https://wiki/busy", "https://example.org/elsewhere"],
            Draw(panel, Alerts)["links"]!.Select(link => (string?)link["url"]));
    }

    [Fact]
    public void Panels_of_collapsed_rows_and_panels_that_are_no_graphs_are_drawn_too()
    {
        var stat = Panel("Slow");
        stat["type"] = "stat";
        ((JObject)stat.SelectToken("fieldConfig.defaults")!).Remove("custom");
        var row = new JObject { ["type"] = "row", ["panels"] = new JArray(stat) };
        var drawn = (JObject)Draw(row, Alerts)["panels"]![0]!;
        Assert.Equal("green null, orange 0.5, red 1", Steps(drawn));
        Assert.Null(drawn.SelectToken("fieldConfig.defaults.custom"));
    }

    [Fact]
    public void A_panel_without_links_stays_as_it_is() => Assert.Equal(Panel().ToString(), Draw(Panel(), Alerts).ToString());

    [Theory]
    [InlineData("Slow", "{}", "")]
    [InlineData("Slo", "{}", "links to the runbook of 'Slo', which is no alert. Did you mean 'Slow'?")]
    [InlineData("Slow", "{ 'fieldConfig': { 'defaults': { 'thresholds': { 'steps': [ { 'color': 'green', 'value': null }, { 'color': 'orange', 'value': 0.6 }, { 'color': 'red', 'value': 1 } ] } } } }", "has other threshold steps than its alerts. They are: green null, orange 0.5, red 1.")]
    [InlineData("Slow", "{ 'fieldConfig': { 'defaults': { 'thresholds': { 'mode': 'percentage' } } } }", "needs thresholds of mode 'absolute', because those of its alerts are.")]
    [InlineData("Slow", "{ 'fieldConfig': { 'defaults': { 'custom': { 'thresholdsStyle': { 'mode': 'off' } } } } }", "does not draw the thresholds of its alerts. Set fieldConfig.defaults.custom.thresholdsStyle.mode to 'dashed'.")]
    [InlineData("Slow", "{ 'description': 'Slow from 500 ms on.' }", "states the threshold of its alert in words ('500 ms'), which settings can change. Leave it to the line.")]
    [InlineData("Slow,Low", "{}", "links to alerts of which some fire above and some below their threshold. Give them panels of their own.")]
    [InlineData("Busy", "{ 'targets': [ { 'refId': 'A', 'expr': 'rate(a[10m])' } ] }", "")]
    [InlineData("Busy", "{ 'targets': [ { 'refId': 'A', 'expr': 'rate(a[9m])' } ] }", "(A) takes rate() over 9m; use $__rate_interval.")]
    [InlineData("Slow", "{ 'targets': [ { 'refId': 'A', 'expr': 'rate(a[10m])' } ] }", "(A) takes rate() over 10m; use $__rate_interval.")]
    public void A_panel_in_the_source_looks_as_its_alerts_want_it(string alerts, string change, string expected)
    {
        var panel = Draw(Panel(alerts.Split(',')), Alerts);
        panel["links"] = Panel(alerts.Split(','))["links"];
        var steps = panel.SelectToken("fieldConfig.defaults.thresholds.steps");
        panel.Merge(JObject.Parse(change), new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });
        Assert.NotNull(steps);
        var source = new SourceFile("dashboards/web/web.json", new JObject { ["panels"] = new JArray(panel) }.ToString());
        var problems = DashboardLint.Check([source], new DashboardLintContext
        {
            Retention = Duration.Hours(24),
            ScrapeInterval = Duration.Seconds(30),
            EvaluationInterval = Duration.Seconds(30),
            KnownMetrics = Catalogue.Of(),
            Alerts = Alerts,
        });
        Assert.Equal(expected, string.Join('\n', problems.Where(x => x.Message.StartsWith("Panel 'P' ", StringComparison.Ordinal) && !x.Message.Contains("data source", StringComparison.Ordinal)).Select(x => x.Message["Panel 'P' ".Length..])));
    }

    private static string Steps(JObject panel) => ThresholdText.Of(panel.SelectToken("fieldConfig.defaults.thresholds.steps"));

    private static JObject Draw(JObject panel, AlertThresholds stack)
    {
        var source = new SourceFile("dashboards/web/web.json", new JObject { ["panels"] = new JArray(panel) }.ToString());
        return (JObject)JObject.Parse(DashboardCompiler.Compile(source, new ThresholdDrawing(Alerts, stack, "https://example.org/runbooks/"), MetricPrefixes.None).Json)["panels"]![0]!;
    }

    private static JObject Panel(params string[] alerts) => new()
    {
        ["id"] = 1,
        ["type"] = "timeseries",
        ["title"] = "P",
        ["description"] = "D",
        ["links"] = new JArray(alerts.Select(alert => new JObject { ["title"] = alert, ["url"] = $"docs/runbooks/{alert}.md" })),
        ["gridPos"] = new JObject { ["x"] = 0, ["y"] = 0, ["w"] = 8, ["h"] = 8 },
        ["targets"] = new JArray(new JObject { ["refId"] = "A", ["expr"] = "a" }),
        ["fieldConfig"] = new JObject
        {
            ["defaults"] = new JObject
            {
                ["unit"] = "s",
                ["thresholds"] = new JObject { ["mode"] = "absolute", ["steps"] = new JArray(new JObject { ["color"] = "purple", ["value"] = null }) },
                ["custom"] = new JObject { ["thresholdsStyle"] = new JObject { ["mode"] = "off" } },
            },
        },
    };

    private static AlertThresholds Of(string rules) => new([RuleFile.Parse(new SourceFile("alert-rules/a.json", rules))]);
}
