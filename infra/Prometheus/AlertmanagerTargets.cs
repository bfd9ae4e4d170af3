using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>
/// Where Prometheus finds Alertmanagers: the pods themselves, never a load-balanced address, because each replica has to hear of each alert.
/// </summary>
/// <param name="Discovery">The Alertmanagers: pods, or addresses that are known.</param>
/// <param name="PortName">Name of their web port; null where addresses are known.</param>
public sealed record AlertmanagerTargets(Discovery Discovery, string? PortName)
{
    /// <summary>How they are called where they speak TLS; null where they do not.</summary>
    public WebLogin? Login { get; init; }
}
