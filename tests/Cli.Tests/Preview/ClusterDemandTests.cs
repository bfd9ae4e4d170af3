using System.Collections.Immutable;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Preview;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Xunit;

namespace Monitoring.Tests.Cli.Preview;

public sealed class ClusterDemandTests
{
    private static readonly RecordedResource Component = new("monitoring:x:Thing", "thing", null, true, ImmutableDictionary<string, object>.Empty);

    [Fact]
    public void Every_replica_counts_with_its_volume()
    {
        var demand = Of("StatefulSet", Map(
            ("replicas", 3.0),
            ("template", Map(("spec", Map(("containers", List(Container("100m", "64Mi", "128Mi"))))))),
            ("volumeClaimTemplates", List(Map(("spec", Map(("resources", Map(("requests", Map(("storage", "2Gi"))))))))))));

        Assert.Equal((3, 300, ByteSize.Mebibytes(192), ByteSize.Mebibytes(384), ByteSize.Gibibytes(6)), (demand.Pods, demand.Cpu.Millicores, demand.Memory, demand.MemoryLimit, demand.Storage));
    }

    [Fact]
    public void A_workload_without_replicas_runs_once() =>
        Assert.Equal(1, Of("Deployment", Map(("template", Map(("spec", Map(("containers", List(Container("1", "1Gi", "1Gi"))))))))).Pods);

    [Fact]
    public void An_agent_runs_on_every_node() =>
        Assert.Equal((5, 50), Of("DaemonSet", Map(("template", Map(("spec", Map(("containers", List(Container("10m", "8Mi", "8Mi"))))))))) is var d ? (d.Pods, d.Cpu.Millicores) : default);

    [Fact]
    public void Init_containers_count_only_where_they_need_more_than_the_others_together()
    {
        var demand = Of("Deployment", Map(("template", Map(("spec", Map(
            ("initContainers", List(Container("50m", "1Gi", "1Gi"), Container("20m", "8Mi", "8Mi"))),
            ("containers", List(Container("100m", "64Mi", "64Mi"), Container("100m", "64Mi", "64Mi")))))))));

        Assert.Equal((200, ByteSize.Gibibytes(1)), (demand.Cpu.Millicores, demand.Memory));
    }

    [Fact]
    public void A_container_without_a_memory_limit_is_counted()
    {
        var container = Map(("image", "x:1"), ("resources", Map(("requests", Map(("memory", "1Gi"))))));

        var demand = Of("Deployment", Map(("replicas", 2.0), ("template", Map(("spec", Map(("containers", List(container))))))));

        Assert.Equal((2, ByteSize.Gibibytes(2)), (demand.Unlimited, demand.Memory));
    }

    [Fact]
    public void Volumes_of_their_own_count_and_objects_that_run_nothing_do_not()
    {
        Assert.Equal(ByteSize.Gibibytes(4), Of("PersistentVolumeClaim", Map(("resources", Map(("requests", Map(("storage", "4Gi"))))))).Storage);
        Assert.Empty(ClusterDemand.Of([Resource("Service", Map(("replicas", 3.0)))], 1).Workloads);
    }

    [Fact]
    public void The_share_of_logs_and_traces_is_part_of_the_total()
    {
        var keeper = Component with { Type = "monitoring:zipkin:ZipkinServer", Name = "zipkin" };
        var spec = Map(("template", Map(("spec", Map(("containers", List(Container("100m", "64Mi", "128Mi"))))))));

        var demand = ClusterDemand.Of([Resource("Deployment", spec), Resource("Deployment", spec) with { Parent = keeper }], new MonitoringSettings { Tracing = new() { Enabled = true } });

        Assert.Equal((200, 100), (demand.Total.Cpu.Millicores, demand.LogsAndTraces.Cpu.Millicores));
    }

    private static WorkloadDemand Of(string kind, ImmutableDictionary<string, object> spec) => ClusterDemand.Of([Resource(kind, spec)], nodes: 5).Total;

    private static RecordedResource Resource(string kind, ImmutableDictionary<string, object> spec) =>
        new($"kubernetes:apps/v1:{kind}", "x", Component, false, Map(("metadata", Map(("name", "x"))), ("spec", spec)));

    private static ImmutableDictionary<string, object> Container(string cpu, string memory, string limit) => Map(
        ("image", "x:1"), ("resources", Map(("requests", Map(("cpu", cpu), ("memory", memory))), ("limits", Map(("memory", limit))))));

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) => entries.ToImmutableDictionary(e => e.Key, e => e.Value);

    private static ImmutableArray<object> List(params object[] items) => [.. items];
}
