using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class RuleLintTests
{
    private static readonly RuleLintContext Context = new()
    {
        Retention = Duration.Hours(24),
        ScrapeInterval = Duration.Seconds(30),
        ScrapeJobs = [Job("web"), Job("slow") with { Interval = Duration.Minutes(5) }],
        EvaluationInterval = Duration.Minutes(1),
        Severities = ImmutableHashSet.Create("critical", "warning"),
        RunbookExists = alert => alert != "Lost",
        TestedAlerts = ImmutableHashSet.Create("WebDown", "WebSlow", "webDown", "WEB", "Web_Down", "Lost"),
        ImmediateAlerts = new Dictionary<string, string> { ["WebSlow"] = "Tested below." },
        KnownMetrics = Catalogue.Of(
            ("web", "web_requests_total counter\nweb_a gauge\nweb_b gauge\nweb_c gauge\nweb_d gauge\nweb_e gauge\nweb_f gauge\nweb_seconds histogram"),
            ("*", "up gauge")),
    };

    public static TheoryData<string, string> Expressions => new()
    {
        { "up{job=\"web\"} == 0", "" },
        { "up == ", "error has an expression that is not PromQL: 1:7: parse error: unexpected end of input" },
        { "up == $x", "error has an expression that is not PromQL: 1:7: parse error: unexpected character: '$'" },

        { "avg_over_time(up[24h]) < 1", "" },
        { "avg_over_time(up[25h]) < 1", "error reads up 25h back, but this stack keeps samples for 24h. Shorten the window or raise the retention." },
        { "avg_over_time(up[20h] offset 5h) < 1", "error reads up 5h + 20h back, but this stack keeps samples for 24h. Shorten the window or raise the retention." },
        { "up - up offset 1w > 0", "error reads up 1w back, but this stack keeps samples for 24h. Shorten the window or raise the retention." },
        { "max_over_time(avg_over_time(up[1h])[24h:5m]) > 0", "error reads up 24h + 1h back, but this stack keeps samples for 24h. Shorten the window or raise the retention." },
        { "max_over_time(up[30d:1h]) + max_over_time(up[30d:1h]) > 0", "error reads up 30d back, but this stack keeps samples for 24h. Shorten the window or raise the retention." },

        { "rate(web_requests_total[2m]) > 0", "" },
        { "rate(web_requests_total[1m]) > 0", "warning takes rate() over 1m, but samples come every 30s; use at least 2m." },
        { "rate(web_requests_total[59s]) > 0", "error takes rate() over 59s, but samples come every 30s; use at least 2m." },
        { "rate(slow_requests_total{job=\"slow\"}[20m]) > 0", "" },
        { "rate(slow_requests_total{job=\"slow\"}[2m]) > 0", "error takes rate() over 2m, but samples come every 5m; use at least 20m." },
        { "deriv(web:use:ratio[1m]) > 0", "error takes deriv() over 1m, but samples come every 1m; use at least 4m." },

        { "web_a > 0 and web_seconds_bucket{le=\"1\"} offset 5m", "" },
        { "web_aa > 0", "error asks for web_aa, which web does not expose. Did you mean 'web_a'?" },
        { "web_aa{job=\"web\"} + web_aa{job=\"web\"} > 0", "error asks for web_aa, which web does not expose. Did you mean 'web_a'?" },
        { "other_metric{job=\"web\"} > 0", "error asks for other_metric, which web does not expose." },
        { "web_aa{job=\"somebody-else\"} + other_metric > 0", "" },
        { "web:use:ratio > 0", "" },
        { "web:use:ration > 0", "error asks for web:use:ration, which no rule records. Did you mean 'web:use:ratio'?" },

        { "web_requests_total > 5", "error reads the counter web_requests_total as it is; only its change means something, so use rate() or increase()." },
        { "sum(other_total) > 5", "error reads the counter other_total as it is; only its change means something, so use rate() or increase()." },
        { "count(web_requests_total) > 5 or absent(web_requests_total) or web_a unless web_requests_total", "" },
        { "changes(web_requests_total[5m]) > 5", "" },
        { "rate(sum(web_a)[5m:1m]) > 0", "error takes rate() of an aggregation, which hides the resets of single counters; take rate() first and aggregate then." },
        { "sum(rate(web_requests_total[5m:1m])) > 0", "" },

        { "rate(web_a[5m]) > 0", "error takes rate() of web_a, which is a gauge and no counter; use delta() or deriv()." },
        { "web_a{jbo=\"web\"} > 0", "error selects web_a by the label 'jbo', which it does not have. Did you mean 'job'?" },
        { "web_a[5m]", "error has an expression that gives neither series nor a number, but text or the samples of a window.\nerror fires for every series that there is; compare with something. (bool keeps all series.)" },

        { "web_a", "error fires for every series that there is; compare with something. (bool keeps all series.)" },
        { "web_a == bool 0", "error fires for every series that there is; compare with something. (bool keeps all series.)" },
        { "web_a == 0 or web_b", "error fires for every series that there is; compare with something. (bool keeps all series.)" },
        { "sum(web_a == 0) + 1", "" },
        { "web_a unless web_b", "" },
        { "absent(web_a) or web_a == 0", "" },
        { "topk(3, web_a) > 0", "error takes topk(), which may choose other series at each evaluation; compare all of them with a threshold." },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_is_checked(string expression, string expected) => Assert.Equal(expected, About(Alert("expr", expression)));

    [Theory]
    [InlineData("labels", "{}", "error has no label 'severity'. It is one of critical, warning.")]
    [InlineData("labels", "{'severity':'critcal'}", "error has the severity 'critcal', which is none of critical, warning. Did you mean 'critical'?")]
    [InlineData("labels", "{'severity':'critical','team':'{{ $labels.team }}'}", "")]
    [InlineData("labels", "{'severity':'critical','now':'{{ $value }}'}", "error has the label 'now' with a value that changes: {{ $value }}. Put it into an annotation.")]
    [InlineData("annotations", "{'summary':'S','description':' '}", "error has no annotation 'description'.")]
    [InlineData("annotations", "{'description':'D'}", "error has no annotation 'summary'.")]
    [InlineData("annotations", "{'summary':'S','description':'D','runbook_url':'x'}", "error names a runbook in 'runbook_url', but docs/runbooks/WebDown.md is there too. Keep one of them.")]
    [InlineData("for", "'0s'", "error fires at the first bad evaluation. Give it a 'for', or list it with a reason among the alerts that fire at once.")]
    [InlineData("for", "'24h'", "")]
    [InlineData("for", "'25h'", "error waits for 25h, but this stack keeps samples for 24h.")]
    [InlineData("alert", "'Lost'", "error has no runbook. Write docs/runbooks/Lost.md, or give the address of another page in the annotation 'runbook_url'.")]
    [InlineData("alert", "'Untested'", "error has no unit test under alert-rules/tests/.")]
    [InlineData("alert", "'webDown'", "error needs a name in CamelCase, such as 'NodeDiskFull'.")]
    [InlineData("alert", "'Web_Down'", "error needs a name in CamelCase, such as 'NodeDiskFull'.")]
    [InlineData("alert", "'WEB'", "error needs a name in CamelCase, such as 'NodeDiskFull'.")]
    public void Each_key_of_an_alert_is_checked(string key, string value, string expected) =>
        Assert.Equal(expected, About(Alert(key, JToken.Parse(value))));

    [Theory]
    [InlineData("sum by (pod) (up) == 0", "Pod {{ $labels.pod }} is at {{ $value | humanize }}", "")]
    [InlineData("sum by (pod) (up) == 0", "{{ $labels.pod }} of {{- with $labels.namespace }}{{ . }}{{ end }}", "error writes $labels.namespace in 'description', but the expression's result has no label 'namespace'.")]
    [InlineData("sum(up) == 0", "$labels.pod {{ unclosed", "")]
    public void A_text_names_only_labels_that_the_result_has(string expression, string text, string expected)
    {
        var alert = Alert("expr", expression);
        alert["annotations"]!["description"] = text;
        Assert.Equal(expected, About(alert));
    }

    [Theory]
    [InlineData("rate(web_requests_total[5m]) > 1", "{{ $value }}", "error writes {{ $value }} in 'description' as rate() gives it, with all its digits; write {{ $value | humanize }} or one of its like.")]
    [InlineData("web_a / web_b > 1", "{{- $value -}}", "error writes {{ $value }} in 'description' as a division gives it, with all its digits; write {{ $value | humanize }} or one of its like.")]
    [InlineData("rate(web_requests_total[5m]) > 1", "{{ $value | humanize }}", "")]
    [InlineData("web_a > 1", "{{ $value }}", "")]
    public void A_text_rounds_values_with_many_digits(string expression, string text, string expected)
    {
        var alert = Alert("expr", expression);
        alert["annotations"]!["description"] = text;
        Assert.Equal(expected, About(alert));
    }

    [Fact]
    public void A_text_names_only_labels_that_the_series_have()
    {
        var alert = Alert("expr", "web_a > 0");
        alert["annotations"]!["description"] = "{{ $labels.instnce }}";
        Assert.Equal("error writes $labels.instnce in 'description', but the expression's result has no label 'instnce'. Did you mean 'instance'?", About(alert));
    }

    [Fact]
    public void Labels_of_series_that_another_instance_records_are_known()
    {
        var context = Context with
        {
            FederatedSeries = ImmutableHashSet.Create("baseline:web:up"),
            RecordedElsewhere = [new RecordedSeries("baseline:web:up", PromQlParser.Parse("sum by (team) (up)"), [])],
        };
        var problems = RuleLint.Check([File(Alert("expr", "sum by (tean) (baseline:web:up) == 0"))], context);
        Assert.Equal("Alert WebDown takes sum by (tean), but what it aggregates has no label 'tean'. Did you mean 'team'?", Assert.Single(problems).Message);
    }

    [Fact]
    public void No_two_rules_record_the_same_series()
    {
        JObject[] rules =
        [
            new() { ["record"] = "web:a:b", ["expr"] = "up", ["labels"] = new JObject { ["x"] = "1" } },
            new() { ["record"] = "web:a:b", ["expr"] = "up", ["labels"] = new JObject { ["x"] = "2" } },
            new() { ["record"] = "web:a:b", ["expr"] = "up", ["labels"] = new JObject { ["x"] = "1" } },
        ];
        var problems = RuleLint.Check([File(string.Join(",\n", rules.Select(x => x.ToString(Formatting.None))))], Context);
        Assert.Equal(
            "alert-rules/web.json:3: Recording rule web:a:b writes the same series as alert-rules/web.json:1. Keep one of them, or give them different labels.",
            Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("vector(1)", "WebDown")]
    [InlineData("up == 0", "WebSlow")]
    public void An_alert_on_nothing_and_a_listed_one_may_fire_at_once(string expression, string name)
    {
        var alert = Alert("expr", expression);
        alert["alert"] = name;
        alert.Remove("for");
        Assert.Equal("", About(alert));
    }

    [Fact]
    public void A_severity_may_come_from_the_group()
    {
        var alert = Alert("labels", new JObject());
        var file = File(alert).Text.Replace("'g'", "'g', 'labels': { 'severity': 'warning' }", StringComparison.Ordinal);
        Assert.Empty(RuleLint.Check([new SourceFile("alert-rules/web.json", file)], Context));
    }

    [Theory]
    [InlineData("rate5m")]
    [InlineData("web:")]
    public void A_recorded_series_has_a_name_with_levels(string name) => Assert.Equal(
        $"alert-rules/web.json:1: Recording rule {name} needs a name of the form level:metric:operations, such as 'node:cpu_use:rate5m'.",
        Assert.Single(Check(new JObject { ["record"] = name, ["expr"] = "up" })).ToString());

    [Fact]
    public void An_alert_name_stands_in_one_group_only()
    {
        var problems = RuleLint.Check([File(Alert("for", "5m"), "b"), File(Alert("for", "5m"), "a")], Context);
        Assert.Equal(
            "alert-rules/b.json:1: Alert WebDown stands in rule group 'g' of alert-rules/a.json too. Give one of them another name.",
            Assert.Single(problems).ToString());
    }

    [Fact]
    public void Problems_of_parsing_and_of_checks_come_in_the_order_of_the_lines()
    {
        const string Text = """
            { "groups": [ { "name": "g", "rules": [
              { "record": "a", "expr": "up" },
              { "alert": "B" },
              { "record": "c", "expr": "(" } ] } ] }
            """;
        var problems = RuleLint.Check([new SourceFile("alert-rules/web.json", Text)], Context);
        Assert.Equal(["alert-rules/web.json:2", "alert-rules/web.json:3", "alert-rules/web.json:4", "alert-rules/web.json:4"], problems.Select(x => x.Where));
    }

    [Fact]
    public void A_broken_catalogue_is_one_problem()
    {
        var context = Context with { KnownMetrics = KnownMetrics.Parse([new SourceFile("infra/Web/metrics.json", "{")]) };
        Assert.StartsWith("infra/Web/metrics.json:1:", Assert.Single(RuleLint.Check([File(Alert("for", "5m"))], context)).ToString(), StringComparison.Ordinal);
    }

    private static string About(JObject alert)
    {
        var problems = Check(alert);
        var title = $"Alert {alert["alert"]} ";
        return string.Join('\n', problems.Select(x =>
        {
            Assert.Equal("alert-rules/web.json:1", x.Where);
            Assert.StartsWith(title, x.Message, StringComparison.Ordinal);
            return $"{x.Level.ToString().ToLowerInvariant()} {x.Message[title.Length..]}";
        }));
    }

    private static ImmutableArray<Problem> Check(JObject rule) => RuleLint.Check([File(rule)], Context);

    private static SourceFile File(JObject rule, string name = "web") => File($$"""{ 'record': '{{name}}:use:ratio', 'expr': 'vector(1)' }, {{rule.ToString(Formatting.None)}}""", name);

    private static SourceFile File(string rules, string name = "web") => new($"alert-rules/{name}.json", $$"""{ 'groups': [ { 'name': 'g', 'rules': [ {{rules}} ] } ] }""");

    private static ScrapeJob Job(string name) => new(name, new Discovery.Static([])) { SeriesBudget = 1, Relabel = [Relabel.Set("pod", "a"), Relabel.Set("team", "a")] };

    private static JObject Alert(string key, JToken value) => new JObject
    {
        ["alert"] = "WebDown",
        ["expr"] = "up{job=\"web\"} == 0",
        ["for"] = "5m",
        ["labels"] = new JObject { ["severity"] = "critical" },
        ["annotations"] = new JObject { ["summary"] = "S", ["description"] = "D {{ $value | humanize }}" },
        [key] = value,
    };
}
