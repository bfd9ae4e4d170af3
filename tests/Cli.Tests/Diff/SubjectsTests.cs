using Monitoring.Cli.Diff;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class SubjectsTests
{
    private const string Alert = "alert: EtcdSlow\nexpr: seconds{a!=\"1\"} > 0.5\nfor: 10m\nlabels: { severity: warning }";

    [Fact]
    public void A_changed_threshold_is_no_changed_expression() =>
        Assert.Equal([new FieldChange("threshold", "0.5", "1e-3")], FieldsOf("Alerts", Side.Rules(Alert), Side.Rules(Alert.Replace("0.5", "1e-3", StringComparison.Ordinal))));

    [Fact]
    public void Waiting_time_and_severity_are_fields_of_an_alert() => Assert.Equal(
        [new FieldChange("for", "10m", "5m"), new FieldChange("labels.severity", "warning", "critical")],
        FieldsOf("Alerts", Side.Rules(Alert), Side.Rules(Alert.Replace("10m", "5m", StringComparison.Ordinal).Replace("warning", "critical", StringComparison.Ordinal))));

    [Fact]
    public void Another_expression_with_the_same_threshold_is_a_changed_expression() => Assert.Equal(
        [new FieldChange("expr", "seconds{a!=\"1\"} > $threshold", "minutes{a!=\"1\"} > $threshold")],
        FieldsOf("Alerts", Side.Rules(Alert), Side.Rules(Alert.Replace("seconds", "minutes", StringComparison.Ordinal))));

    [Fact]
    public void An_expression_in_another_layout_is_no_change()
    {
        Assert.False(Differ("seconds{a!=\"1\"} > 0.5", "seconds{ a != '1' }\n  > 0.5 # threshold"));
        Assert.False(Differ("sum by (job) (rate(up[60s]))", "sum(rate(up[1m])) by (job)"));
        Assert.True(Differ("sum by (job) (up)", "sum by (job, pod) (up)"));

        static bool Differ(string before, string after) => Side.Compare(Alerting(before), Alerting(after)).Sections.Any(section => section.Title == "Alerts");
        static JObject Alerting(string expression) => Side.Rules($"alert: EtcdSlow\nexpr: {JsonConvert.ToString(expression)}");
    }

    [Fact]
    public void A_query_in_another_layout_is_no_change_of_its_panel()
    {
        var section = Section("Dashboards", Side.Compare(
            Dashboard(Panel("Same", "rate(up[$__rate_interval])", "s", 1), Panel("Slow", "up", "s", 1)),
            Dashboard(Panel("Same", "rate( up[$__rate_interval] )", "s", 1), Panel("Slow", "down", "s", 1))));
        Assert.Equal(["Etcd › Slow"], section.Changes.Select(change => change.Name));
    }

    [Fact]
    public void Two_alerts_of_one_name_are_told_apart_by_severity()
    {
        var both = Side.Rules($"{Alert}\n  \n").DeepClone();
        both["data"]!["etcd.rules.yml"] = $"{both["data"]!["etcd.rules.yml"]}      - {{ alert: EtcdSlow, expr: up, labels: {{ severity: critical }} }}\n";
        var section = Section("Alerts", Side.Compare(StackObjects.None, Side.Of((JObject)both)));
        Assert.Equal(["EtcdSlow (critical)", "EtcdSlow (warning)"], section.Changes.Select(change => change.Name));
        Assert.Equal("2 added", section.Count);
    }

    [Fact]
    public void Routes_are_known_by_what_they_match()
    {
        var routing = Map("route:\n  receiver: nobody\n  routes:\n    - matchers: [severity=\"critical\"]\n      receiver: on-call\n      repeat_interval: 4h\nreceivers:\n  - name: nobody\n  - name: on-call");
        var changed = Map("route:\n  receiver: nobody\n  routes:\n    - matchers: [severity=\"critical\"]\n      receiver: chat\n      repeat_interval: 4h\nreceivers:\n  - name: nobody\n  - name: chat");
        Assert.Equal(
            ["Added receiver chat", "Removed receiver on-call", "Changed route of severity=\"critical\" receiver: on-call -> chat"],
            Section("Alert routing", Side.Compare(routing, changed)).Changes.Select(change => $"{change.Kind} {change.Name} {string.Join(' ', change.Fields.Select(field => $"{field.Path}: {DiffWords.Short(field)}"))}".TrimEnd()));

        static JObject Map(string text) => Side.Map("alertmanager-config", "alertmanager.yml", text);
    }

    [Fact]
    public void Panels_are_compared_by_query_unit_and_threshold()
    {
        var section = Section("Dashboards", Side.Compare(Dashboard(Panel("Slow", "up", "s", 1)), Dashboard(Panel("Slow", "down", "ms", 2), Panel("New", "up", "s", 1))));
        Assert.Equal(["Etcd › New", "Etcd › Slow"], section.Changes.Select(change => change.Name));
        Assert.Equal(["query[A].expr", "threshold", "unit"], section.Changes[1].Fields.Select(field => field.Path));
        Assert.Equal(new FieldChange("threshold", "1 red", "2 red"), section.Changes[1].Fields[1]);
    }

    [Fact]
    public void Of_a_new_dashboard_the_panels_are_not_listed() =>
        Assert.Equal(["Etcd"], Section("Dashboards", Side.Compare(StackObjects.None, Side.Of(Dashboard(Panel("Slow", "up", "s", 1))))).Changes.Select(change => change.Name));

    [Fact]
    public void Jobs_are_compared_by_name() => Assert.Equal(
        [new FieldChange("scheme", null, "https")],
        FieldsOf("Scrape jobs", Side.Map("prometheus-config", "prometheus.yml", "scrape_configs:\n  - job_name: zipkin\n"), Side.Map("prometheus-config", "prometheus.yml", "scrape_configs:\n  - job_name: zipkin\n    scheme: https\n")));

    [Theory]
    [InlineData("24h", "12h", "what is older than 12h is deleted")]
    [InlineData("2d", "1d", "what is older than 1d is deleted")]
    [InlineData("24h", "48h", null)]
    public void A_shorter_memory_deletes_what_is_older(string before, string after, string? why)
    {
        var change = Assert.Single(Section("Retention", Side.Compare(Side.Set(retention: before), Side.Set(retention: after))).Changes);
        Assert.Equal(("samples in prometheus", why), (change.Name, change.Effects.SingleOrDefault()?.Why));
    }

    [Fact]
    public void Policies_of_Elasticsearch_are_memories_too()
    {
        var change = Assert.Single(Section("Retention", Side.Compare(Policy("7d"), Policy("2d"))).Changes);
        Assert.Equal(("logs-monitoring in Elasticsearch", EffectKind.LosesData), (change.Name, Assert.Single(change.Effects).Kind));
    }

    [Fact]
    public void Requests_are_summed_over_replicas()
    {
        var section = Section("CPU, memory, storage", Side.Compare(Side.Set(), Side.Set(replicas: 3, storage: "16Gi")));
        Assert.Equal(["(all but pods on every node)", "prometheus"], section.Changes.Select(change => change.Name));
        Assert.Equal([new("cpu", "100m", "300m"), new("memory", "1Gi", "3Gi"), new FieldChange("storage", "8Gi", "48Gi")], section.Changes[1].Fields.AsEnumerable());
    }

    private static FieldChange[] FieldsOf(string title, JObject before, JObject after) => [.. Assert.Single(Section(title, Side.Compare(before, after)).Changes).Fields];

    private static DiffSection Section(string title, StackDiff diff) => Assert.Single(diff.Sections, section => section.Title == title);

    private static JObject Dashboard(params JObject[] panels) =>
        Side.Map("grafana-dashboard-etcd", "etcd.json", new JObject { ["uid"] = "etcd", ["title"] = "Etcd", ["panels"] = new JArray(new JObject { ["type"] = "row", ["title"] = "All", ["panels"] = new JArray(panels.Cast<object>().ToArray()) }) }.ToString());

    private static JObject Panel(string title, string query, string unit, int threshold) => JObject.Parse($$"""
        { "type": "timeseries", "title": "{{title}}", "targets": [{ "refId": "A", "expr": "{{query}}" }],
          "fieldConfig": { "defaults": { "unit": "{{unit}}", "thresholds": { "steps": [{ "value": null, "color": "green" }, { "value": {{threshold}}, "color": "red" }] } } } }
        """);

    private static JObject Policy(string age)
    {
        var map = Side.Map("elasticsearch-setup-requests", "016.json", $$"""{ "policy": { "phases": { "delete": { "min_age": "{{age}}" } } } }""");
        map["data"]!["requests.txt"] = "elasticsearch PUT /_ilm/policy/logs-monitoring 016.json\n";
        return map;
    }
}
