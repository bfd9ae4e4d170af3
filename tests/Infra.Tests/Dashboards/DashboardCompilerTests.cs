using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Metrics;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

public sealed class DashboardCompilerTests
{
    [Fact]
    public void What_grafana_assigns_or_only_exports_have_is_left_out_and_nothing_else_changes()
    {
        var compiled = Compile("""
            { "__inputs": [], "__requires": [{"id": "x"}], "id": 7, "uid": "nodes", "version": 12, "iteration": 5,
              "panels": [ { "id": 1, "max": 1.0, "time": "2024-01-01T00:00:00Z", "title": "Größe <b>" } ], "empty": {} }
            """);

        Assert.Empty(compiled.Problems);
        Assert.Equal("nodes.json", compiled.FileName);
        Assert.Equal(
            """
            {
             "uid": "nodes",
             "panels": [
              {
               "id": 1,
               "max": 1.0,
               "time": "2024-01-01T00:00:00Z",
               "title": "Größe <b>"
              }
             ],
             "empty": {}
            }

            """,
            compiled.Json);
    }

    [Fact]
    public void White_space_of_the_source_does_not_matter() =>
        Assert.Equal(Compile("""{"uid":"a","panels":[1,2]}""").Json, Compile("{\r\n\t\"uid\" : \"a\",\r\n\"panels\": [ 1,\r\n2 ] }\r\n").Json);

    [Fact]
    public void A_dashboard_that_no_config_map_can_hold_is_a_problem()
    {
        var compiled = Compile($$"""{ "text": "{{new string('ä', 600_000)}}" }""");
        Assert.Equal("dashboards/kubernetes/nodes.json: The dashboard takes 1171 KiB; a ConfigMap holds at most 1008 KiB. Split it.", Assert.Single(compiled.Problems).ToString());
    }

    [Fact]
    public void Broken_json_is_a_problem_with_line_and_column()
    {
        var compiled = Compile("{\n  \"uid\": \"a\",\n  \"panels\": [ }\n}");
        Assert.StartsWith("dashboards/kubernetes/nodes.json:3:15: This is not JSON: ", Assert.Single(compiled.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal("", compiled.Json);
    }

    [Fact]
    public void Metrics_are_called_as_the_exporter_of_the_cluster_calls_them_in_queries_of_prometheus_and_nowhere_else()
    {
        var prefixes = new MetricPrefixes(ImmutableSortedDictionary<string, string>.Empty.Add("gnatsd", "nats"));
        var json = DashboardCompiler.Compile(new SourceFile("dashboards/nats/overview.json", """
            { "title": "gnatsd_a", "templating": { "list": [ { "type": "query", "definition": "label_values(gnatsd_b, pod)", "query": { "query": "label_values(gnatsd_b, pod)" } } ] },
              "panels": [ { "type": "row", "panels": [ { "targets": [ { "expr": "rate(gnatsd_c[$__rate_interval])", "legendFormat": "gnatsd_d" } ] } ] },
                { "targets": [ { "datasource": { "type": "loki" }, "expr": "gnatsd_e" } ] } ] }
            """), ThresholdDrawing.Nothing, prefixes).Json;
        Assert.Equal(
            ["gnatsd_a", "label_values(nats_b, pod)", "label_values(nats_b, pod)", "rate(nats_c[$__rate_interval])", "gnatsd_d", "gnatsd_e"],
            JObject.Parse(json).DescendantsAndSelf().OfType<JValue>().Select(value => (string)value!).Where(text => text.Contains("nats", StringComparison.Ordinal)));
    }

    private static CompiledDashboard Compile(string text) => DashboardCompiler.Compile(new SourceFile("dashboards/kubernetes/nodes.json", text));
}
