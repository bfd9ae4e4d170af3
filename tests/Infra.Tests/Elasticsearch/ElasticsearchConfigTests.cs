using Monitoring.Elasticsearch;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchConfigTests
{
    [Fact]
    public void A_single_node_is_configured_as_expected() => Golden.Matches(Compile(new()), "elasticsearch-single.yml");

    [Fact]
    public void Three_nodes_are_configured_as_expected() => Golden.Matches(Compile(new() { Nodes = 3, MemoryMap = MemoryMapping.Prepared }), "elasticsearch-three.yml");

    [Fact]
    public void No_file_says_who_founds_a_cluster() => Assert.DoesNotContain("initial_master_nodes", Compile(new() { Nodes = 3 }), StringComparison.Ordinal);

    private static string Compile(ElasticsearchSettings settings) => ElasticsearchConfig.Compile(new ElasticsearchTool(settings, "monitoring"));
}
