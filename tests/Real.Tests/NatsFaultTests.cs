using Monitoring.Dashboards;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.Nats;
using Monitoring.Tests.Real.Nats;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>
/// Real NATS servers are watched as compiled, and their failures raise the alerts that are meant for them and no others. Only the exporter is a
/// stand-in; it runs with the prefix of the official chart, so that rules that do not follow the prefix would see nothing.
/// </summary>
public sealed class NatsFaultTests
{
    private const string Prefix = "nats";

    /// <summary>Longer than the hastened alerts wait, with some scrapes on top: what has not fired by then does not.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly NatsSettings Settings = new() { Enabled = true, Servers = 3, MetricPrefix = Prefix };

    [SkippableFact]
    public async Task A_lost_server_is_a_warning_and_a_lost_majority_a_page_and_both_end_with_the_fault()
    {
        await using var cluster = await NatsCluster.StartAsync(Prefix);
        await using var watch = await WatchAsync(Settings, cluster);
        await watch.HastenAsync("NatsServerDown", "NatsDown", "NatsRouteMissing", "NatsJetStreamNoLeader", "NatsJetStreamDisabled");
        await Task.Delay(Quiet);
        Assert.Empty(await watch.FiringAsync());

        var servers = await cluster.FollowersFirstAsync();
        await servers[0].KillAsync();
        await watch.FireAsync("NatsServerDown");
        await Task.Delay(Quiet);
        Assert.Equal(["NatsServerDown"], await watch.FiringAsync());

        await servers[1].KillAsync();
        await watch.FireAsync("NatsJetStreamNoLeader", "NatsServerDown");

        await Task.WhenAll(servers[0].StartAsync(), servers[1].StartAsync());
        await watch.FireAsync();
    }

    [SkippableFact]
    public async Task Every_metric_of_rules_and_panels_is_made_of_a_field_that_servers_have()
    {
        await using var cluster = await NatsCluster.StartAsync(Prefix);
        using (var connection = await NatsConnection.OpenAsync(cluster.ClientPort))
        {
            await connection.AskAsync("$JS.API.STREAM.CREATE.ORDERS", """{ "name": "ORDERS", "subjects": ["orders"], "storage": "file", "num_replicas": 3 }""");
            await connection.AskAsync("$JS.API.STREAM.CREATE.COPY", """{ "name": "COPY", "storage": "file", "num_replicas": 1, "sources": [{ "name": "ORDERS" }] }""");
            await connection.AskAsync("$JS.API.STREAM.CREATE.MIRROR", """{ "name": "MIRROR", "storage": "memory", "num_replicas": 1, "mirror": { "name": "ORDERS" } }""");
            await connection.AskAsync("$JS.API.CONSUMER.DURABLE.CREATE.ORDERS.ship", """{ "stream_name": "ORDERS", "config": { "durable_name": "ship", "ack_policy": "explicit" } }""");
            for (var order = 0; order < 20; order++)
                await connection.AskAsync("orders", "an order");
        }

        await using var watch = await WatchAsync(Settings with { Healthz = true }, cluster);
        await watch.HoldsAsync("of the three servers only the consumer's leader knows what is pending, and its word is stored", "sum(nats_consumer_num_pending) == 20 and count(nats_consumer_num_pending{is_consumer_leader=\"true\"}) == 1 and count(nats_consumer_num_pending) == 1");
        await watch.HoldsAsync("three servers see two neighbours each", "min(nats_varz_remotes) == 2");

        var metrics = Metrics(watch);
        Assert.InRange(metrics.Count, 25, 100);
        foreach (var metric in metrics)
            await watch.HoldsAsync($"servers have what makes {metric}", $"{new MetricPrefixes(new NatsSystem(Settings).Describe().MetricPrefixes).Rename(metric)}{{job=\"nats\", namespace=\"nats\", pod=~\"nats-.\", node=~\"node-.\"}}");
    }

    /// <summary>Names that the sources ask the exporter for, as they stand there.</summary>
    private static List<string> Metrics(StackWatch watch)
    {
        var rules = watch.Sources.RuleFiles.Where(file => file.Path.StartsWith("alert-rules/nats", StringComparison.Ordinal))
            .SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).Select(rule => PromQlReferences.Of(rule.Expression));
        var panels = watch.Sources.Dashboards.Where(file => file.Path.StartsWith("dashboards/nats/", StringComparison.Ordinal))
            .SelectMany(file => Dashboard.Parse(file).Panels).SelectMany(panel => panel.Targets).Select(target => PromQlReferences.Of(target.Expression!, PromQlDialect.Grafana));
        return
        [
            .. rules.Concat(panels).SelectMany(references => references.Metrics).Distinct()
                .Where(name => name.StartsWith("gnatsd_", StringComparison.Ordinal) || name.StartsWith("jetstream_", StringComparison.Ordinal)),
        ];
    }

    private static async Task<StackWatch> WatchAsync(NatsSettings settings, NatsCluster cluster)
    {
        var targets = new Dictionary<string, IEnumerable<PodTarget>> { [NatsSystem.Name] = NatsCluster.Targets };
        var watch = await StackWatch.StartAsync(new MonitoringSettings { Nats = settings with { Port = cluster.ExporterPort } }, "Nats", targets);
        await watch.HoldsAsync("every server is scraped", "nats:servers:up == 3 and nats:servers:up == nats:servers:expected");
        return watch;
    }
}
