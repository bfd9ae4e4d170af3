using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>One permitted conversation: who calls whom on which ports, and why. Everything else is denied.</summary>
/// <param name="From">The caller.</param>
/// <param name="To">The called.</param>
/// <param name="Ports">Ports of the called; empty means every port.</param>
/// <param name="Reason">A few words for the reader of the policy.</param>
public sealed record NetworkEdge(Peer From, Peer To, ImmutableArray<NetworkPort> Ports, string Reason);
