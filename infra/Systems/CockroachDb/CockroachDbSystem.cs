using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Describe;

namespace Monitoring.Systems.CockroachDb;

/// <summary>Describes one CockroachDB cluster that runs in pods.</summary>
public sealed class CockroachDbSystem(CockroachDbSettings settings) : IDescribed
{
    /// <summary>Scrape job, rule file and dashboard folder.</summary>
    public const string Name = "cockroachdb";

    /// <summary>The recorded series with the number of nodes, see <see cref="Description.Constants"/>.</summary>
    public const string ExpectedNodes = "cockroachdb:nodes:expected";

    private readonly PodClaim _pods = new(settings.Namespace, settings.PodLabel.Split('=')[0], settings.PodLabel.Split('=')[1]);

    public Description Describe() => new(Name)
    {
        ScrapeJobs = [Nodes()],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "CockroachDB"),
        Constants = settings.Nodes is { } nodes
            ? ImmutableSortedDictionary<string, int>.Empty.Add(ExpectedNodes, nodes)
            : ImmutableSortedDictionary<string, int>.Empty,
    };

    private ScrapeJob Nodes() => new(Name, new Discovery.Kubernetes("pod", [_pods.Namespace]) { LabelSelector = settings.PodLabel })
    {
        Path = "/_status/vars",
        Scheme = settings.Tls == CockroachDbTls.Off ? "http" : "https",
        Tls = TlsCheck.Skip,
        Authority = settings.Tls == CockroachDbTls.Verify ? new CertificateAuthority(settings.Authority) { ServerName = settings.ServerName } : null,
        // Of 13,900 lines of a node, 12,500 are buckets: as one series for each histogram they cost neither samples nor memory in the scrape.
        NativeHistograms = true,
        // Counted after relabelling: about 100 of a node with one store, and 1,700 with everything; each store more adds half of it again.
        SeriesBudget = settings.AllMetrics ? 60_000 : 4_000,
        TargetLimit = 200,
        Claims = [_pods],
        Relabel =
        [
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            // A pod is found once for each port that it declares; the same address makes them one target.
            Relabel.Replace("([^:]+)", $"$1:{Port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Replace("(.+:.+)", $"[$1]:{Port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
        ],
        Keep = settings.AllMetrics ? KeptMetrics.All : KeptMetrics.Used,
        Target = Peer.Namespace(_pods.Namespace),
        TargetPorts = [settings.Port],
    };

    private string Port => settings.Port.ToString(CultureInfo.InvariantCulture);
}
