using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>Describes the job that sets Elasticsearch up.</summary>
public sealed class ElasticsearchSetupTool(ElasticsearchTool elasticsearch) : IDescribed
{
    public const string Name = "elasticsearch-setup";

    /// <summary>Secret with the passwords of all users, by their names.</summary>
    public const string PasswordsSecret = $"{Name}-passwords";

    public Workload Workload { get; } = new(Name, elasticsearch.Namespace, "setup");

    /// <summary>What the job sends.</summary>
    /// <param name="logRetentionDays">Days for which logs are kept.</param>
    /// <param name="traceRetentionDays">Days for which traces are kept.</param>
    /// <param name="volume">Size of a node's volume.</param>
    /// <param name="more">What other tools want to be set up, after roles and templates.</param>
    public ImmutableSortedDictionary<string, string> Requests(int logRetentionDays, int traceRetentionDays, ByteSize volume, params ImmutableArray<SetupRequest> more)
    {
        var streams = new StreamNames(Workload.Namespace);
        return SetupFiles.Compile([
            .. SecurityRequests.All(streams),
            .. LogStorageRequests.All(streams, logRetentionDays, volume),
            .. TraceStorageRequests.All(traceRetentionDays),
            .. more,
            // The last of all: these fail when somebody else's bucket does.
            .. SnapshotRequests.All(elasticsearch.Settings.Snapshots, streams),
        ]);
    }

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        Edges = [new NetworkEdge(Peer.Workload(Name), elasticsearch.Peer, [elasticsearch.Port], "sets up users, templates and lifecycle")],
    };
}
