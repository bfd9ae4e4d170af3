using Monitoring.Settings;

namespace Monitoring.Foundation;

/// <summary>How full a cluster is: the numbers from which the forecast of the cost is made. Nothing that is deployed depends on them.</summary>
public sealed record ClusterProfileSettings
{
    [Setting("Running pods per node, those of DaemonSets among them.", Min = "1", Max = "250")]
    public int PodsPerNode { get; init; } = 30;

    [Setting("Containers in an average pod.", Min = "1", Max = "20")]
    public double ContainersPerPod { get; init; } = 2;

    [Setting("CPUs of a node.", Min = "1", Max = "512")]
    public int CpusPerNode { get; init; } = 8;

    [Setting("Disks of a node.", Min = "1", Max = "64")]
    public int DisksPerNode { get; init; } = 2;

    [Setting("Namespaces of teams.", Min = "1", Max = "1000")]
    public int Namespaces { get; init; } = 10;

    [Setting("API servers.", Min = "1", Max = "9")]
    public int ControlPlanes { get; init; } = 1;

    [Setting("Kubernetes, etcd and CoreDNS leave out of their answers what nobody asks for, as they do when they are built with version 1.24 (July 2026) or later of Prometheus' Go library. Everybody is asked; those that are older answer with everything, which Prometheus drops.")]
    public bool SourcesFilter { get; init; }

    [Setting("JetStream streams, where NATS is watched.", Min = "0", Max = "10000")]
    public int NatsStreams { get; init; } = 10;

    [Setting("Consumers of each stream.", Min = "0", Max = "1000")]
    public int NatsConsumers { get; init; } = 4;

    [Setting("Pods with the proxy of the mesh, where Istio is watched.", Min = "0", Max = "2000")]
    public int MeshedPods { get; init; } = 10;

    [Setting("Pods of Micro services, where they are watched.", Min = "0", Max = "2000")]
    public int MicroPods { get; init; } = 10;

    [Setting("Revisions that run, where Knative is watched.", Min = "0", Max = "2000")]
    public int KnativeRevisions { get; init; } = 10;

    [Setting("Lines that the containers of the cluster log in a second, where logs are collected.", Min = "0", Max = "1000000")]
    public double LogLinesPerSecond { get; init; } = 20;

    [Setting("Spans that are kept in a second, where traces are collected.", Min = "0", Max = "1000000")]
    public double SpansPerSecond { get; init; } = 10;
}
