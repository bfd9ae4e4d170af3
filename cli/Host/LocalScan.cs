using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Systems.CockroachDb;
using Monitoring.Systems.Etcd;
using Monitoring.Systems.Nats;

namespace Monitoring.Cli.Host;

/// <summary>Asks the usual ports of this host, and addresses that somebody named, who answers there; metrics tell by their names.</summary>
internal sealed partial class LocalScan : IDisposable
{
    /// <summary>Where systems listen by default: etcd (2379 and, for metrics alone, 2381), the NATS exporter, CockroachDB, the Elasticsearch exporter.</summary>
    private static readonly ImmutableArray<string> UsualAddresses = ["127.0.0.1:2379", "127.0.0.1:2381", "127.0.0.1:7777", "127.0.0.1:8080", "127.0.0.1:9114"];

    private static readonly ImmutableArray<string> Paths = ["metrics", "_status/vars"];

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>What answers, in the order of the addresses. An address that somebody named counts even when nothing answers.</summary>
    /// <param name="named">Addresses from the command line.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<ImmutableArray<FoundSystem>> FindAsync(ImmutableArray<string> named, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(UsualAddresses.Except(named).Select(address => AskAsync(address, cancellation)));
        var asked = await Task.WhenAll(named.Select(async address => await AskAsync(address, cancellation) ?? new FoundSystem(null, address)));
        // One etcd on both of its ports is one member.
        return [.. found.Where(system => system?.System is not null).DistinctBy(system => system!.System).Concat(asked).OfType<FoundSystem>()];
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Which system exposes these metrics; null when no description is for it.</summary>
    internal static FoundSystem Recognise(string address, string metrics)
    {
        if (metrics.Contains("\netcd_server_has_leader ", StringComparison.Ordinal))
            return new FoundSystem(EtcdSystem.Name, address);
        if (NatsMetric().Match(metrics) is { Success: true } nats)
            return new FoundSystem(NatsSystem.Name, address, nats.Groups[1].Value);
        if (metrics.Contains("\nranges_unavailable", StringComparison.Ordinal) && metrics.Contains("\nsql_conns", StringComparison.Ordinal))
            return new FoundSystem(CockroachDbSystem.Name, address);
        if (metrics.Contains("\nelasticsearch_cluster_health_status", StringComparison.Ordinal))
            return new FoundSystem("elasticsearch-exporter", address);
        return new FoundSystem(null, address);
    }

    private async Task<FoundSystem?> AskAsync(string address, CancellationToken cancellation)
    {
        foreach (var path in Paths)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri($"http://{address}/{path}"), cancellation);
                if (response.IsSuccessStatusCode)
                    return Recognise(address, "\n" + await response.Content.ReadAsStringAsync(cancellation));
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                return null;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\n([a-z]+)_varz_connections[ {]")]
    private static partial Regex NatsMetric();
}
