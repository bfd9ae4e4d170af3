using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Fluentd;
using Monitoring.Logging;
using Monitoring.Logstash;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Logstash;

public sealed class LogstashPipelinesTests
{
    private static readonly LogDestination Elasticsearch = new ElasticsearchTool(new(), "monitoring").Describe().LogDestination!;

    private static readonly LogDestination Archive = new("archive")
    {
        Fluentd = new FluentdSection("store"),
        Logstash = new LogstashPlugin("s3") { Options = LogstashPlugin.OptionsOf(("bucket", "logs"), ("size_file", 1048576), ("additional_settings", new SortedDictionary<string, string> { ["force_path_style"] = "true" })) },
        Target = Peer.Internet,
        Port = 443,
    };

    private static readonly LogstashTool Tool = new(
        new() { Filters = ImmutableSortedDictionary<string, string>.Empty.Add("10-quiet", "if [url][path] == \"/healthz\" {\n  drop {}\n}") }, "monitoring");

    [Fact]
    public void One_destination_is_served_by_the_pipeline_that_receives() => Golden.Matches(Text(LogstashPipelines.Compile(Tool, [Elasticsearch])), "one-destination.conf");

    [Fact]
    public void Several_destinations_have_a_queue_each() => Golden.Matches(Text(LogstashPipelines.Compile(Tool, [Elasticsearch, Archive])), "two-destinations.conf");

    [Fact]
    public void Settings_are_as_expected() => Golden.Matches(SettingsOf([Elasticsearch]), "settings.txt");

    [Fact]
    public void Queues_share_the_volume_and_leave_room()
    {
        var settings = new LogstashSettings();
        Assert.InRange(settings.Queue(1).Bytes - settings.Queue(3).Bytes * 3, 0, 4 << 20);
        Assert.True(settings.Queue(1) + settings.DeadLetters(1) < settings.Volume * 0.85);
        Assert.Contains("queue.max_bytes: 819mb", SettingsOf([Elasticsearch, Archive]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_acknowledged_is_on_disk()
    {
        var pipelines = LogstashPipelines.Compile(Tool, [Elasticsearch, Archive]);
        Assert.Equal(["main", "to-elasticsearch", "to-archive"], pipelines.Where(pipeline => pipeline.Persistent).Select(pipeline => pipeline.Name));
        Assert.Equal(["to-elasticsearch", "to-archive"], pipelines.Where(pipeline => pipeline.KeepsDeadLetters).Select(pipeline => pipeline.Name));
    }

    [Fact]
    public void All_that_is_compiled_is_sound()
    {
        foreach (var destinations in new ImmutableArray<LogDestination>[] { [Elasticsearch], [Elasticsearch, Archive] })
            Assert.Empty(LogstashLint.Check(LogstashPipelines.Compile(Tool, destinations), LogstashTool.VariablesOf(destinations)));
    }

    private static string SettingsOf(ImmutableArray<LogDestination> destinations) =>
        string.Concat(LogstashConfig.Compile(Tool, LogstashPipelines.Compile(Tool, destinations)).Select(file => $"--- {file.Key}\n{file.Value}"));

    private static string Text(ImmutableArray<LogstashPipeline> pipelines) => string.Concat(pipelines.Select(pipeline => $"# --- {pipeline.Name}\n{pipeline.Text}"));
}
