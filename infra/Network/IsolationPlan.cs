using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Network;

/// <summary>What one tool's NetworkPolicy permits: who may call it and whom it may call.</summary>
/// <param name="Workload">The tool.</param>
/// <param name="Ingress">Edges that end at the tool.</param>
/// <param name="Egress">Edges that start at the tool.</param>
public sealed record IsolationPlan(Workload Workload, ImmutableArray<NetworkEdge> Ingress, ImmutableArray<NetworkEdge> Egress);
