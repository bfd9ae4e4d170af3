using Monitoring.Elasticsearch;
using Monitoring.Settings;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchSettingsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void One_node_and_three_are_fine(int nodes) => Assert.Empty(Problems(new() { Nodes = nodes }));

    [Fact]
    public void Two_nodes_are_refused() => AssertError("monitoring:elasticsearch.nodes", new() { Nodes = 2 });

    [Fact]
    public void Memory_and_its_limit_are_the_same() => AssertError("monitoring:elasticsearch.resources.memoryLimit", new() { Resources = ResourceSettings.Of(100, 2048, 4096) });

    [Fact]
    public void Too_little_memory_is_refused() => AssertError("monitoring:elasticsearch.resources.memory", new() { Resources = ResourceSettings.Of(100, 1000, 1000) });

    [Theory]
    [InlineData(2048, 1024)]
    [InlineData(4097, 2048)]
    [InlineData(128 * 1024, 31 * 1024)]
    public void Half_of_the_memory_becomes_heap_up_to_31_GiB(int memory, int heap) =>
        Assert.Equal(ByteSize.Mebibytes(heap), new ElasticsearchSettings { Resources = ResourceSettings.Of(100, memory, memory) }.Heap);

    private static void AssertError(string where, ElasticsearchSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, where), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(ElasticsearchSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:elasticsearch", new DateOnly(2026, 11, 21)))];
}
