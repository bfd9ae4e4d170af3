namespace Monitoring.Synthetic;

/// <summary>
/// How large a cluster is, in the numbers that decide how many series its exporters have. Use it to play a cluster that is not there, and to
/// forecast what monitoring one costs. The defaults are those of the published measurements: 10 nodes of 30 pods.
/// </summary>
public sealed record ClusterProfile
{
    /// <summary>Nodes, those of the control plane among them.</summary>
    public int Nodes { get; init; } = 10;

    /// <summary>Running pods per node, those of DaemonSets and of the control plane among them.</summary>
    public int PodsPerNode { get; init; } = 30;

    /// <summary>Containers in an average pod, without the one that holds its network; at least 1.</summary>
    public double ContainersPerPod { get; init; } = 2;

    /// <summary>CPUs of a node.</summary>
    public int CpusPerNode { get; init; } = 8;

    /// <summary>Disks of a node.</summary>
    public int DisksPerNode { get; init; } = 2;

    /// <summary>Namespaces of teams, beside those of the platform.</summary>
    public int Namespaces { get; init; } = 10;

    /// <summary>Pods of one Deployment.</summary>
    public int ReplicasPerDeployment { get; init; } = 3;

    /// <summary>Pods that ended and are still listed, such as those of CronJobs.</summary>
    public int FinishedPods { get; init; } = 12;

    /// <summary>API servers, each with a scheduler and a controller manager on its node; 0 where the provider hides them.</summary>
    public int ControlPlanes { get; init; } = 1;

    /// <summary>Members of etcd; 0 without one that can be seen.</summary>
    public int EtcdMembers { get; init; } = 3;

    /// <summary>NATS servers, each with its exporter.</summary>
    public int NatsServers { get; init; } = 3;

    /// <summary>JetStream streams, each with a copy on every server.</summary>
    public int NatsStreams { get; init; } = 10;

    /// <summary>Consumers of each stream.</summary>
    public int NatsConsumers { get; init; } = 4;

    /// <summary>Clients of each NATS server, which are series where the exporter is told to list them.</summary>
    public int NatsConnections { get; init; } = 60;

    /// <summary>Nodes of CockroachDB, each with one store.</summary>
    public int CockroachNodes { get; init; } = 3;

    /// <summary>Servers of the cluster's DNS.</summary>
    public int DnsServers { get; init; } = 2;

    /// <summary>Pods with the proxy of a mesh beside them.</summary>
    public int MeshedPods { get; init; }

    /// <summary>Pods of Micro services.</summary>
    public int MicroPods { get; init; }

    /// <summary>Revisions of Knative services, one pod each.</summary>
    public int KnativeRevisions { get; init; }

    /// <summary>True where sources that answer by name leave out what nobody asked for, see <see cref="Describe.ScrapeJob.AnswersByName"/>.</summary>
    public bool SourcesFilter { get; init; }

    /// <summary>Unix time at which the play begins; ages of objects count from it.</summary>
    public long Start { get; init; } = 1_800_000_000;

    /// <summary>Clusters of the same profile and seed have the same names and the same values at the same time.</summary>
    public int Seed { get; init; } = 1;
}
