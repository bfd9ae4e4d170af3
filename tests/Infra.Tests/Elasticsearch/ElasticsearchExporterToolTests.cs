using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Exporter;
using Monitoring.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchExporterToolTests
{
    private static readonly ElasticsearchExternalSettings External = new() { Url = "https://logs.example.com:9243" };
    private static readonly ElasticsearchSnapshotSettings Snapshots = new() { Repository = SnapshotRepository.Gcs, Bucket = "logs", Secret = "credentials" };

    [Fact]
    public void The_job_is_written_as_expected() =>
        Golden.Matches(Yaml.Write(ScrapeConfig.Compile(Tool(new()).Describe().ScrapeJobs.Single(), [])), "job-elasticsearch.yml");

    [Fact]
    public void Its_own_cluster_is_watched_node_by_node()
    {
        var description = Tool(new() { Nodes = 3 }).Describe();
        Assert.Equal("elasticsearch elasticsearch-nodes elasticsearch-logs", string.Join(' ', description.RuleFiles));
        Assert.Equal([KeyValuePair.Create(ElasticsearchExporterTool.ExpectedNodes, 3)], description.Constants);
    }

    [Fact]
    public void The_nodes_of_an_external_one_are_its_owners()
    {
        var description = Tool(new() { External = External }).Describe();
        Assert.Equal("elasticsearch elasticsearch-logs", string.Join(' ', description.RuleFiles));
        Assert.Empty(description.Constants);
        Assert.Equal((Peer.Anywhere, 9243), (description.Edges[0].To, description.Edges[0].Ports[0].Number));
    }

    [Fact]
    public void Snapshots_are_asked_about_where_there_are_any()
    {
        Assert.Contains("elasticsearch-snapshots", Tool(new() { Snapshots = Snapshots }).Describe().RuleFiles);
        Assert.Contains("--collector.snapshots", Tool(new() { Snapshots = Snapshots }).Arguments);
        Assert.DoesNotContain("--collector.snapshots", Tool(new()).Arguments);
    }

    [Fact]
    public void Without_logs_nobody_misses_them() =>
        Assert.DoesNotContain("elasticsearch-logs", new ElasticsearchExporterTool(new(new(), "monitoring") { KeepsLogs = false }).Describe().RuleFiles);

    [Fact]
    public void It_asks_every_node_and_checks_who_answers()
    {
        Assert.Contains("--es.all", Tool(new()).Arguments);
        Assert.Contains("--es.uri=https://elasticsearch.monitoring.svc:9200", Tool(new()).Arguments);
        Assert.Contains("--es.ca=/access/ca.crt", Tool(new()).Arguments);
    }

    private static ElasticsearchExporterTool Tool(ElasticsearchSettings settings) => new(new(settings, "monitoring"));
}
