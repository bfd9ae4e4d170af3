using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Network;

/// <summary>
/// Compiles, for every deployed tool, what may reach it and what it may reach, from the edges that descriptions state and from their scrape
/// jobs. What nobody states is denied.
/// </summary>
public static class IsolationCompiler
{
    /// <summary>One plan for each tool, in the order of the descriptions.</summary>
    /// <param name="descriptions">Everything that is deployed or watched.</param>
    /// <param name="scraper">Who scrapes.</param>
    /// <param name="more">Edges that follow from the descriptions together, such as Grafana's to its data sources.</param>
    /// <exception cref="InvalidOperationException">An edge names a workload that is not deployed.</exception>
    public static ImmutableArray<IsolationPlan> Compile(ImmutableArray<Description> descriptions, Peer scraper, ImmutableArray<NetworkEdge> more)
    {
        var workloads = descriptions.Select(description => description.Workload).OfType<Workload>().ToImmutableArray();
        var edges = descriptions.SelectMany(description => description.Edges)
            .Concat(more)
            .Concat(descriptions.SelectMany(description => description.ScrapeJobs).Select(job => Scrape(scraper, job)).OfType<NetworkEdge>())
            .ToImmutableArray();

        foreach (var peer in edges.SelectMany(edge => new[] { edge.From, edge.To }).Where(peer => peer.Kind == PeerKind.Workload))
            if (workloads.All(workload => workload.Name != peer.Name))
                throw new InvalidOperationException($"A network edge names the workload '{peer.Name}', which nothing deploys.");

        var merged = Merge(edges);
        return [.. workloads.Select(workload => new IsolationPlan(
            workload,
            [.. merged.Where(edge => edge.To == Peer.Workload(workload.Name))],
            [.. merged.Where(edge => edge.From == Peer.Workload(workload.Name))]))];
    }

    /// <summary>One edge per pair of ends: the union of the ports, where no port means every port.</summary>
    private static ImmutableArray<NetworkEdge> Merge(ImmutableArray<NetworkEdge> edges) =>
        [.. edges.GroupBy(edge => (edge.From, edge.To)).Select(same => new NetworkEdge(
            same.Key.From,
            same.Key.To,
            same.Any(edge => edge.Ports.IsEmpty) ? [] : [.. same.SelectMany(edge => edge.Ports).Distinct().OrderBy(port => port.Number).ThenBy(port => port.Protocol, StringComparer.Ordinal)],
            string.Join("; ", same.Select(edge => edge.Reason).Distinct(StringComparer.Ordinal))))];

    private static NetworkEdge? Scrape(Peer scraper, ScrapeJob job) =>
        job.Target is { } target ? new NetworkEdge(scraper, target, job.TargetPorts, $"scrapes {job.Name}") : null;
}
