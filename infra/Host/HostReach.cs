namespace Monitoring.Host;

/// <summary>How a host reaches what it scrapes in the cluster.</summary>
public enum HostReach
{
    /// <summary>Through the API server's proxy; nothing else has to be reachable.</summary>
    Proxy,

    /// <summary>At the addresses of pods and nodes, where these can be reached from outside.</summary>
    Direct,
}
