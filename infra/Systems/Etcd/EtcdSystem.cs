using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Etcd;

/// <summary>Describes one etcd cluster that runs in pods: static ones of a control plane, or a StatefulSet of its own.</summary>
public sealed class EtcdSystem(EtcdSettings settings) : IDescribed
{
    /// <summary>Scrape job, rule file and dashboard folder.</summary>
    public const string Name = "etcd";

    /// <summary>The recorded series with the number of members, see <see cref="Description.Constants"/>.</summary>
    public const string ExpectedMembers = "etcd:members:expected";

    private readonly PodClaim _pods = new(settings.Namespace, settings.PodLabel.Split('=')[0], settings.PodLabel.Split('=')[1]);

    public Description Describe() => new(Name)
    {
        ScrapeJobs = [Members()],
        RuleFiles = settings.Extensive ? [Name, "etcd-extensive"] : [Name],
        Dashboards = new DashboardFolder(Name, "etcd"),
        Constants = settings.Members is { } members
            ? ImmutableSortedDictionary<string, int>.Empty.Add(ExpectedMembers, members)
            : ImmutableSortedDictionary<string, int>.Empty,
    };

    private ScrapeJob Members() => new(Name, new Discovery.Kubernetes("pod", [_pods.Namespace]) { LabelSelector = settings.PodLabel })
    {
        Scheme = settings.Metrics == EtcdMetrics.Tls ? "https" : "http",
        Certificate = settings.Metrics == EtcdMetrics.Tls ? new ClientCertificate(settings.ClientCertificate) { ServerName = settings.ServerName } : null,
        AnswersByName = true,
        // 1,350 and 1,970 in an idle cluster of three; each peer and each kind of request adds some.
        SeriesBudget = settings.Extensive ? 6_000 : 4_000,
        TargetLimit = 50,
        Claims = [_pods],
        Relabel = PodTargets.At(settings.EffectivePort),
        Target = settings.HostNetwork ? Peer.Nodes : Peer.Namespace(_pods.Namespace),
        TargetPorts = [settings.EffectivePort],
    };
}
