using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// Where snapshots go, and when they are taken and deleted. Elasticsearch looks into the bucket with every node before it accepts the repository,
/// so a wrong name or credential ends the set-up job with the reason.
/// </summary>
public static class SnapshotRequests
{
    /// <summary>Name of the repository and of the policy.</summary>
    public const string Name = "monitoring";

    public static ImmutableArray<SetupRequest> All(ElasticsearchSnapshotSettings settings, StreamNames streams) => !settings.AreOn
        ? []
        : [SetupRequest.Put($"/_snapshot/{Name}", Repository(settings)), SetupRequest.Put($"/_slm/policy/{Name}", Policy(settings, streams))];

    private static JObject Repository(ElasticsearchSnapshotSettings settings) => settings.Repository switch
    {
        SnapshotRepository.S3 => Repository("s3", "bucket", settings),
        SnapshotRepository.Gcs => Repository("gcs", "bucket", settings),
        SnapshotRepository.Azure => Repository("azure", "container", settings),
        _ => throw new InvalidOperationException("There is no repository without a kind."),
    };

    private static JObject Repository(string type, string bucket, ElasticsearchSnapshotSettings settings) => new()
    {
        ["type"] = type,
        ["settings"] = new JObject { [bucket] = settings.Bucket, ["base_path"] = settings.Path },
    };

    private static JObject Policy(ElasticsearchSnapshotSettings settings, StreamNames streams) => new()
    {
        ["schedule"] = FormattableString.Invariant($"0 0 {settings.Hour} * * ?"),
        ["name"] = $"<{Name}-{{now/d}}>",
        ["repository"] = Name,
        ["config"] = new JObject
        {
            ["indices"] = new JArray(streams.LogPattern, StreamNames.TracePattern),
            ["ignore_unavailable"] = true,
            ["include_global_state"] = false,
            // What people made in Kibana; users and templates come from the set-up job.
            ["feature_states"] = new JArray("kibana"),
        },
        ["retention"] = new JObject { ["expire_after"] = FormattableString.Invariant($"{settings.KeepDays}d"), ["min_count"] = 3 },
    };
}
