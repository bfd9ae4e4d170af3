using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Nats;

/// <summary>Describes one NATS cluster that runs in pods, each with the Prometheus NATS exporter beside the server.</summary>
public sealed class NatsSystem(NatsSettings settings) : IDescribed
{
    /// <summary>Scrape job, rule file and dashboard folder.</summary>
    public const string Name = "nats";

    /// <summary>The recorded series with the number of servers, see <see cref="Description.Constants"/>.</summary>
    public const string ExpectedServers = "nats:servers:expected";

    private readonly PodClaim _pods = new(settings.Namespace, settings.PodLabel.Split('=')[0], settings.PodLabel.Split('=')[1]);

    public Description Describe() => new(Name)
    {
        ScrapeJobs = [Exporters()],
        RuleFiles = [Name, .. settings.JetStream ? ["nats-jetstream"] : Array.Empty<string>(), .. settings.Healthz ? ["nats-healthz"] : Array.Empty<string>()],
        Dashboards = new DashboardFolder(Name, "NATS"),
        Constants = settings.Servers is { } servers
            ? ImmutableSortedDictionary<string, int>.Empty.Add(ExpectedServers, servers)
            : ImmutableSortedDictionary<string, int>.Empty,
        MetricPrefixes = Prefixes(),
    };

    private ScrapeJob Exporters() => new(Name, new Discovery.Kubernetes("pod", [_pods.Namespace]) { LabelSelector = settings.PodLabel })
    {
        AnswersByName = true,
        // 130 of a server, 13 of each stream and 11 of each consumer that it keeps a copy of.
        SeriesBudget = 20_000,
        TargetLimit = 100,
        Claims = [_pods],
        Relabel = PodTargets.At(settings.Port),
        MetricRelabel =
        [
            // With -connz_detailed every connection is a series under the name of the sum: rules would count twice, and connections come and go.
            Relabel.Drop(".+", "cid"),
            // The exporter's own process, which looks like the server's.
            Relabel.Drop("(go|process|promhttp)_.+", "__name__"),
            // Each election of JetStream's leader would begin all series of all consumers anew; the server's own series still name it.
            Relabel.Replace(".+_(account|stream|consumer)_.+", "", "meta_leader", "__name__"),
            Relabel.Replace(".+_(account|stream|consumer)_.+", "", "is_meta_leader", "__name__"),
        ],
        Target = Peer.Namespace(_pods.Namespace),
        TargetPorts = [settings.Port],
    };

    private ImmutableSortedDictionary<string, string> Prefixes() => settings.MetricPrefix.Length == 0
        ? ImmutableSortedDictionary<string, string>.Empty
        : ImmutableSortedDictionary<string, string>.Empty.Add("gnatsd", settings.MetricPrefix).Add("jetstream", settings.MetricPrefix);
}
