using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>
/// Where Prometheus finds Alertmanagers: the pods themselves, never a load-balanced address, because each replica has to hear of each alert.
/// </summary>
/// <param name="Discovery">The Alertmanager pods.</param>
/// <param name="PortName">Name of their web port.</param>
public sealed record AlertmanagerTargets(Discovery.Kubernetes Discovery, string PortName);
