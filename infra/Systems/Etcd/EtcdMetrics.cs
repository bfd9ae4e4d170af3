namespace Monitoring.Systems.Etcd;

/// <summary>Where etcd's members serve their metrics.</summary>
public enum EtcdMetrics
{
    /// <summary>Over http on an address of <c>--listen-metrics-urls</c>, usually port 2381.</summary>
    Plain,

    /// <summary>Over https on the port of the clients, usually 2379, which asks for a client certificate.</summary>
    Tls,
}
