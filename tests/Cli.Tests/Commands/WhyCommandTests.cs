using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class WhyCommandTests
{
    private const string Stack = """
          monitoring:cluster: { name: somewhere }
          monitoring:prometheus: { extraMetrics: ["shop_.+"], jobs: { coredns: { keep: all } } }
        """;

    [Theory]
    [InlineData("kube_node_status_condition", "  ✓ the job kube-state-metrics stores it, those of its series that somebody can select")]
    [InlineData("kube_node_status_condition", "      alert-rules/kubernetes.json: alert KubeNodeNotReady")]
    [InlineData("alertmanager_notification_latency_seconds", "alertmanager_notification_latency_seconds_bucket")]
    [InlineData("alertmanager_notification_latency_seconds", "  - the job alertmanager has it and drops it, because nobody reads it there")]
    [InlineData("kubelet_pleg_relist_duration_seconds_bucket", "  - the job kubelet stores this histogram as one series: ask for kubelet_pleg_relist_duration_seconds, without 'le'")]
    [InlineData("kubelet_pleg_relist_duration_seconds_bucket", "      alert-rules/kubernetes-kubelet.json: alert KubeletPlegSlow")]
    [InlineData("node_arp_entries", "  - the job node-exporter has it and drops it, because nobody reads it there")]
    [InlineData("node_arp_entries", "    To store it: read it in a rule or a panel, or name it in prometheus.extraMetrics, or set prometheus.jobs.node-exporter.keep to all in Pulumi.test.yaml.")]
    [InlineData("node_arp_entriez", "  - no job of test is known to have it, and nobody reads it. Did you mean 'node_arp_entries'?")]
    [InlineData("coredns_forward_healthcheck_broken_total", "  ✓ the job coredns stores everything")]
    [InlineData("up", "  ✓ Prometheus makes it itself, for every target")]
    [InlineData("etcd_server_has_leader", "  - no job of test is known to have it, and nobody reads it.")]
    public async Task A_metric_is_explained(string metric, string line)
    {
        using var project = new CliProject().WithStack(Stack);

        var result = await project.RunAsync("why", metric, "test");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains(result.Output.ReplaceLineEndings("\n").Split('\n'), x => x.StartsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_named()
    {
        using var project = new CliProject();

        var result = await project.RunAsync("why", "up", "nowhere");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("nowhere", Assert.Single(result.Problems));
    }
}
