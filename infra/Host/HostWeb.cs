using Monitoring.Describe;

namespace Monitoring.Host;

/// <summary>How the programs of a host that people open are reached from other machines: over TLS, with a password.</summary>
/// <param name="Address">Address on which they listen, and at which the other programs of the host call them.</param>
/// <param name="Login">How those other programs call them.</param>
public sealed record HostWeb(string Address, WebLogin Login);
