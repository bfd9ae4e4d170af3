using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

public sealed class DashboardLintTests
{
    private static readonly DashboardLintContext Context = new()
    {
        Retention = Duration.Hours(24),
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Minutes(1),
        ScrapeJobs = [new("web", new Discovery.Static([])) { SeriesBudget = 1 }, new("slow", new Discovery.Static([])) { SeriesBudget = 1, Interval = Duration.Minutes(5) }],
        RecordedSeries = [new RecordedSeries("web:use:ratio", PromQlParser.Parse("vector(1)"), [])],
        KnownMetrics = Catalogue.Of(("web", "web_requests_total counter\nweb_a gauge\nweb_b gauge\nweb_c gauge\nweb_d gauge\nweb_e gauge\nweb_f gauge\nweb_g gauge")),
    };

    public static TheoryData<string, string, string> Changes => new()
    {
        { "", "0", "" },
        { "uid", "", "The dashboard has no uid." },
        { "uid", "'short'", "The uid 'short' needs 8 to 40 of the characters a-z, A-Z, 0-9, - and _." },
        { "uid", "'has.a-dot'", "The uid 'has.a-dot' needs 8 to 40 of the characters a-z, A-Z, 0-9, - and _." },
        { "id", "7", "'id' has to be null: Grafana assigns it." },
        { "version", "3", "'version' does not belong into a source. Remove it." },
        { "iteration", "3", "'iteration' does not belong into a source. Remove it." },
        { "__inputs", "[]", "'__inputs' does not belong into a source. Remove it." },
        { "__requires", "[]", "'__requires' does not belong into a source. Remove it." },
        { "schemaVersion", "", "The dashboard has no 'schemaVersion'; the newest is 42." },
        { "schemaVersion", "43", "'schemaVersion' is 43; the newest that Grafana 12 and 13 read is 42." },
        { "title", "", "The dashboard has no title." },
        { "editable", "true", "'editable' has to be false: changes belong into this file." },
        { "time", "", "The dashboard has no time range ('time' with 'from' and 'to')." },
        { "time.from", "'now-24h'", "" },
        { "time.from", "'now-7d/d'", "The dashboard opens with now-7d/d, but this stack keeps samples for 24h." },
        { "templating.list[0]", "", "The dashboard has no variable of type 'datasource'." },
        { "panels[0].datasource", "", "Panel 'CPU' has to take its data source from a variable, as in \"uid\": \"${datasource}\"." },
        { "panels[0].datasource.uid", "'abc'", "Panel 'CPU' has to take its data source from a variable, as in \"uid\": \"${datasource}\"." },
        { "panels[0].targets[0].datasource", "{'uid':'abc'}", "Target A of panel 'CPU' has to take its data source from a variable, as in \"uid\": \"${datasource}\"." },
        { "panels[0].targets[0].datasource", "{'uid':'$datasource'}", "" },
        { "templating.list[1].datasource", "", "Variable 'job' has to take its data source from a variable, as in \"uid\": \"${datasource}\"." },
        { "annotations", "{'list':[{'name':'x','datasource':{'uid':'-- Grafana --'}}]}", "" },
        { "panels[0].title", "", "Panel 1 has no title." },
        { "panels[0].description", "' '", "Panel 'CPU' has no description." },
        { "panels[0].fieldConfig", "", "Panel 'CPU' has no unit (fieldConfig.defaults.unit)." },
        { "panels[0].fieldConfig", "{'overrides':[{'properties':[{'id':'unit','value':'s'}]}]}", "" },
        { "panels[0].type", "", "Panel 'CPU' has no type." },
        { "panels[0].targets", "[]", "Panel 'CPU' has no targets." },
        { "panels[0].targets[0].refId", "", "Panel 'CPU' has a target without refId." },
        { "panels[0].targets[1]", "{'refId':'A','expr':'web_a'}", "Panel 'CPU' has 2 targets with the refId 'A'." },
        { "panels[0].id", "", "Panel 'CPU' has no id." },
        { "panels[2].panels[0].id", "1", "Panel 'Inner' has the id 1, which is that of panel 'CPU' too." },
        { "panels[0].gridPos", "", "Panel 'CPU' has no place on the grid (gridPos with x, y, w and h)." },
        { "panels[0].gridPos.x", "1.5", "Panel 'CPU' has no place on the grid (gridPos with x, y, w and h)." },
        { "panels[0].gridPos.x", "-1", "Panel 'CPU' does not fit the grid, which is 24 wide: x -1, y 0, w 12, h 8." },
        { "panels[1].gridPos.x", "11", "Panel 'Note' covers a part of panel 'CPU'." },
        { "panels[2].panels[0].gridPos.w", "25", "Panel 'Inner' does not fit the grid, which is 24 wide: x 0, y 0, w 25, h 8." },
        { "panels[0].fieldConfig.defaults.unit", "'percentunits'", "Panel 'CPU' has the unit 'percentunits', which Grafana does not know. Did you mean 'percentunit'?" },
        { "panels[0].fieldConfig.defaults.unit", "'suffix: cores'", "" },
        { "templating.list[1].refresh", "0", "Variable 'job' keeps old values; set 'refresh' to 1 (when the dashboard opens) or 2 (when the time range changes)." },
        { "templating.list[1].refresh", "2", "" },
        { "templating.list[2]", "{'name':'jobs','type':'query','query':'label_values(web_a, job)','refresh':1,'datasource':{'uid':'$datasource'}}", "Variable 'jobs' is used nowhere. Remove it." },
        { "panels", "7", "'panels' of the dashboard has to be a list, not a number." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_part_of_a_dashboard_is_checked(string path, string value, string expected)
    {
        var dashboard = Good();
        Set(dashboard, path, value);
        var problems = DashboardLint.Check([new SourceFile("dashboards/web/web.json", dashboard.ToString(Formatting.Indented))], Context);
        Assert.Equal(expected, string.Join('\n', problems.Select(x => x.Message)));
    }

    [Theory]
    [InlineData("rate(web_requests_total{job=~\"$job\"}[$__rate_interval])", "")]
    [InlineData("rate(web_requests_total[$__rate_interval]", "is not PromQL: 1:5: parse error: unclosed left parenthesis")]
    [InlineData("avg_over_time(web_a[25h])", "reads web_a 25h back, but this stack keeps samples for 24h. Shorten the window or raise the retention.")]
    [InlineData("web_a offset 1w", "reads web_a 1w back, but this stack keeps samples for 24h. Shorten the window or raise the retention.")]
    [InlineData("rate(web_requests_total[5m])", "takes rate() over 5m; use $__rate_interval.")]
    [InlineData("rate(web_requests_total[$__interval])", "takes rate() over $__interval; use $__rate_interval.")]
    [InlineData("increase(web_requests_total[${__range}])", "takes increase() over ${__range}; use $__rate_interval.")]
    [InlineData("rate(web_requests_total[$job])", "")]
    [InlineData("web_aa", "asks for web_aa, which web does not expose. Did you mean 'web_a'?")]
    [InlineData("web:use:ration", "asks for web:use:ration, which no rule records. Did you mean 'web:use:ratio'?")]
    [InlineData("web:use:ratio", "")]
    [InlineData("sum(web_requests_total)", "reads the counter web_requests_total as it is; only its change means something, so use rate() or increase().")]
    [InlineData("web_a{job=\"$jbo\"}", "uses the variable 'jbo', which the dashboard does not have. Did you mean 'job'?")]
    [InlineData("label_replace(web_a{job=~\"$job\"}, \"a\", \"$1\", \"job\", \"(.*)\")", "")]
    [InlineData("label_replace(web_a, \"a\", \"$1\", \"b\", \"(.*)\")", "reads the label 'b' in label_replace(), but the series do not have it.")]
    [InlineData("rate(web_a[$__rate_interval])", "takes rate() of web_a, which is a gauge and no counter; use delta() or deriv().")]
    [InlineData("web_a[5m]", "gives neither series nor a number, but text or the samples of a window.")]
    [InlineData("deriv(web_a[1m])", "takes deriv() over 1m, but samples come every 30s; use at least 2m.")]
    [InlineData("deriv(web_a{job=\"slow\"}[10m])", "takes deriv() over 10m, but samples come every 5m; use at least 20m.")]
    [InlineData("deriv(web:use:ratio[3m])", "takes deriv() over 3m, but samples come every 1m; use at least 4m.")]
    public void A_query_is_checked(string expression, string expected)
    {
        var dashboard = Good();
        dashboard.SelectToken("panels[0].targets[0]")!["expr"] = expression;
        AssertFirstQuery(dashboard, expected);
    }

    [Theory]
    [InlineData("rate(web_requests_total[5m])", "")]
    [InlineData("rate(web_requests_total[$__range])", "")]
    [InlineData("rate(web_requests_total[$__interval])", "takes rate() over $__interval; use $__rate_interval.")]
    public void A_query_for_one_value_may_choose_its_window(string expression, string expected)
    {
        var dashboard = Good();
        var target = dashboard.SelectToken("panels[0].targets[0]")!;
        (target["expr"], target["instant"]) = (expression, true);
        AssertFirstQuery(dashboard, expected);
    }

    [Theory]
    [InlineData("label_values(web_aa{job=\"web\"}, instance)")]
    [InlineData("query_result(max by (a, b) (web_aa))")]
    public void The_query_of_a_variable_is_checked(string query)
    {
        var dashboard = Good();
        dashboard.SelectToken("templating.list[1]")!["query"] = query;
        var problem = Assert.Single(DashboardLint.Check([new SourceFile("dashboards/web/web.json", dashboard.ToString(Formatting.Indented))], Context));
        Assert.Equal("dashboards/web/web.json:18: Variable 'job' asks for web_aa, which web does not expose. Did you mean 'web_a'?", problem.ToString());
    }

    [Theory]
    [InlineData("sum by (instance) (web_a)", "{{instance}} {{ job }}", "has '{{job}}' in its legend, but its result has no label 'job'.")]
    [InlineData("web_a", "{{instance}} {{instnce}} {{instnce}}", "has '{{instnce}}' in its legend, but its result has no label 'instnce'. Did you mean 'instance'?")]
    [InlineData("web_a", "{{__name__}} {{job}}", "")]
    public void A_legend_names_only_labels_that_the_result_has(string expression, string legend, string expected)
    {
        var dashboard = Good();
        var target = dashboard.SelectToken("panels[0].targets[0]")!;
        (target["expr"], target["legendFormat"]) = (expression, legend);
        AssertFirstQuery(dashboard, expected);
    }

    [Theory]
    [InlineData("label_values(web_a{job=\"web\"}, instnce)", "Variable 'job' lists the values of the label 'instnce', which web_a{job=\"web\"} does not have. Did you mean 'instance'?")]
    [InlineData("label_values(web_a{jbo=\"web\"}, instance)", "Variable 'job' selects web_a by the label 'jbo', which it does not have. Did you mean 'job'?")]
    [InlineData("label_values(web_a, instance)", null)]
    [InlineData("label_values(instnce)", null)]
    public void A_variable_lists_the_values_of_a_label_that_there_is(string query, string? expected)
    {
        var dashboard = Good();
        dashboard.SelectToken("templating.list[1]")!["query"] = query;
        var problems = DashboardLint.Check([new SourceFile("dashboards/web/web.json", dashboard.ToString(Formatting.Indented))], Context);
        Assert.Equal(expected, problems.SingleOrDefault()?.Message);
    }

    [Fact]
    public void Two_dashboards_cannot_have_one_uid()
    {
        var text = Good().ToString(Formatting.Indented);
        var problem = Assert.Single(DashboardLint.Check([new SourceFile("dashboards/web/b.json", text), new SourceFile("dashboards/web/a.json", text)], Context));
        Assert.Equal("dashboards/web/b.json:1: The uid 'web-overview' is that of dashboards/web/a.json too.", problem.ToString());
    }

    [Fact]
    public void Broken_json_is_one_problem_with_line_and_column()
    {
        var problem = Assert.Single(DashboardLint.Check([new SourceFile("dashboards/web/web.json", "{\n  \"uid\": \"web-overview\",\n  oops\n}")], Context));
        Assert.StartsWith("dashboards/web/web.json:4:1: This is not JSON: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_type_a_value_has_nothing_is_thrown()
    {
        var paths = Good().Descendants().Where(x => x is not JProperty).Select(x => x.Path).ToList();
        Assert.InRange(paths.Count, 50, 500);
        foreach (var path in paths)
        {
            foreach (var value in new[] { "7", "1e30", "99999999999999999999999999999999", "'x'", "true", "null", "[]", "[7]", "{}", "{'a':[]}" })
            {
                var dashboard = Good();
                Set(dashboard, path, value);
                DashboardLint.Check([new SourceFile("dashboards/web/web.json", dashboard.ToString(Formatting.None))], Context);
            }
        }
    }

    private static void AssertFirstQuery(JObject dashboard, string expected)
    {
        var text = dashboard.ToString(Formatting.Indented);
        var line = text[..text.IndexOf("\"expr\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var problems = DashboardLint.Check([new SourceFile("dashboards/web/web.json", text)], Context);
        Assert.Equal(expected.Length == 0 ? "" : $"dashboards/web/web.json:{line}: Panel 'CPU' (A) {expected}", string.Join('\n', problems));
    }

    private static void Set(JObject root, string path, string value)
    {
        if (path.Length == 0)
            return;
        if (root.SelectToken(path) is { } old)
        {
            if (value.Length > 0)
                old.Replace(JToken.Parse(value));
            else if (old.Parent is JProperty property)
                property.Remove();
            else
                old.Remove();
        }
        else if (path.EndsWith(']'))
        {
            ((JArray)root.SelectToken(path[..path.LastIndexOf('[')])!).Add(JToken.Parse(value));
        }
        else
        {
            var dot = path.LastIndexOf('.');
            ((JObject)root.SelectToken(dot < 0 ? "" : path[..dot])!)[path[(dot + 1)..]] = JToken.Parse(value);
        }
    }

    private static JObject Good() => JObject.Parse("""
        {
          "uid": "web-overview",
          "title": "Web",
          "id": null,
          "schemaVersion": 41,
          "editable": false,
          "time": { "from": "now-3h", "to": "now" },
          "templating": { "list": [
            { "name": "datasource", "type": "datasource", "query": "prometheus" },
            { "name": "job", "type": "query", "query": "label_values(web_a, job)", "refresh": 1, "datasource": { "type": "prometheus", "uid": "${datasource}" } } ] },
          "panels": [
            { "id": 1, "type": "timeseries", "title": "CPU", "description": "Use of CPU by $job.",
              "datasource": { "type": "prometheus", "uid": "${datasource}" },
              "fieldConfig": { "defaults": { "unit": "percentunit" } },
              "gridPos": { "x": 0, "y": 0, "w": 12, "h": 8 },
              "targets": [ { "refId": "A", "expr": "web_a{job=~\"$job\"}" } ] },
            { "id": 2, "type": "text", "title": "Note", "description": "What to know.", "gridPos": { "x": 12, "y": 0, "w": 12, "h": 8 } },
            { "id": 3, "type": "row", "title": "More", "collapsed": true, "gridPos": { "x": 0, "y": 8, "w": 24, "h": 1 },
              "panels": [
                { "id": 4, "type": "stat", "title": "Inner", "description": "Inside.",
                  "datasource": { "type": "prometheus", "uid": "$datasource" },
                  "options": { "yAxis": { "unit": "s" } },
                  "gridPos": { "x": 0, "y": 0, "w": 24, "h": 8 },
                  "targets": [ { "refId": "A", "expr": "web_b" } ] } ] } ]
        }
        """);
}
