using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Rules;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class RuleCompilerTests
{
    private const string Source = """
        { "groups": [ { "name": "nodes", "interval": "1m", "rules": [
          { "record": "node:cpu:rate5m", "expr": "sum by (node) (rate(node_cpu_seconds_total{mode!=\"idle\"}[5m]))" },
          { "annotations": { "summary": "A node is down: {{ $labels.node }}" },
            "labels": { "severity": "critical", "since": "2024", "on": "true" }, "for": "48h",
            "expr": ["up{job=\"node\"}", "  == 0"], "alert": "NodeDown" } ] } ] }
        """;

    [Fact]
    public void A_file_is_written_in_prometheus_key_order_with_blocks_for_lines_and_quotes_only_where_yaml_needs_them()
    {
        var (name, yaml) = Assert.Single(RuleCompiler.Compile([File("nodes", Source)], "https://example.org/runbooks/"));

        Assert.Equal("nodes.rules.yml", name);
        Assert.Equal(
            """
            groups:
              - name: nodes
                interval: 1m
                rules:
                  - record: node:cpu:rate5m
                    expr: sum by (node) (rate(node_cpu_seconds_total{mode!="idle"}[5m]))
                  - alert: NodeDown
                    expr: |-
                      up{job="node"}
                        == 0
                    for: 48h
                    labels:
                      severity: critical
                      since: "2024"
                      on: "true"
                    annotations:
                      summary: 'A node is down: {{ $labels.node }}'
                      runbook_url: https://example.org/runbooks/NodeDown.md

            """,
            yaml);
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        var (a, b) = (File("a", Source), File("b", Source));
        Assert.Equal(RuleCompiler.Compile([a, b], "https://r"), RuleCompiler.Compile([b, a], "https://r"));
        Assert.Equal(["a.rules.yml", "b.rules.yml"], RuleCompiler.Compile([b, a], "https://r").Keys);
    }

    [Fact]
    public void A_constant_takes_the_place_of_what_its_rule_records_and_touches_no_other()
    {
        const string Rules = """
            { "groups": [ { "name": "members", "rules": [
              { "record": "etcd:members:expected", "expr": "vector(3)" }, { "record": "etcd:members:up", "expr": "vector(1)" } ] } ] }
            """;
        var constants = ImmutableSortedDictionary<string, int>.Empty.Add("etcd:members:expected", 5);
        var yaml = RuleCompiler.Compile([File("etcd", Rules)], "https://example.org", constants, MetricPrefixes.None)["etcd.rules.yml"];
        Assert.Contains("record: etcd:members:expected\n        expr: vector(5)\n", yaml);
        Assert.Contains("record: etcd:members:up\n        expr: vector(1)\n", yaml);
    }

    [Fact]
    public void Metrics_are_called_as_the_exporter_of_the_cluster_calls_them()
    {
        var prefixes = new MetricPrefixes(ImmutableSortedDictionary<string, string>.Empty.Add("node", "host"));
        var yaml = RuleCompiler.Compile([File("nodes", Source)], "https://r", ImmutableSortedDictionary<string, int>.Empty, prefixes)["nodes.rules.yml"];
        Assert.Contains("record: node:cpu:rate5m\n        expr: sum by (node) (rate(host_cpu_seconds_total{mode!=\"idle\"}[5m]))\n", yaml);
    }

    private static RuleFile File(string name, string text) => RuleFile.Parse(new SourceFile($"alert-rules/{name}.json", text));
}
