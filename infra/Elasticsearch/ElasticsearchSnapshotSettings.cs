using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Elasticsearch;

/// <summary>Whether, where and for how long snapshots of logs and traces are kept.</summary>
public sealed record ElasticsearchSnapshotSettings : IValidatedSettings
{
    [Setting("Where a snapshot of logs, traces and Kibana's objects is kept every night. With none, a single node that loses its volume loses all of them.")]
    public SnapshotRepository Repository { get; init; } = SnapshotRepository.None;

    [Setting("Name of the bucket (s3, gcs) or container (azure). It has to exist.", Example = "platform-logs")]
    public string Bucket { get; init; } = "";

    [Setting("Path inside the bucket; two clusters may not share one.", Pattern = "[A-Za-z0-9][A-Za-z0-9._/-]*", PatternText = "a relative path such as 'elasticsearch/prod'")]
    public string Path { get; init; } = "elasticsearch";

    [Setting("Name of a Secret in the namespace of the tools whose keys are entries of Elasticsearch's keystore: `s3.client.default.access_key` and `s3.client.default.secret_key`, `gcs.client.default.credentials_file`, or `azure.client.default.account` and `azure.client.default.key`. It is yours; restart the pods after a change.", Example = "elasticsearch-snapshots", Pattern = "([a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?)?", PatternText = "a DNS label of at most 50 characters, such as 'elasticsearch-snapshots'")]
    public string Secret { get; init; } = "";

    [Setting("Region of an S3 bucket. Empty leaves it to Elasticsearch, which takes us-east-1 when the endpoint does not tell.", Example = "eu-central-1")]
    public string Region { get; init; } = "";

    [Setting("Address of a service with S3's protocol, where it is not Amazon's.", Example = "https://minio.storage.svc:9000", Pattern = @"(https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?)?", PatternText = "an http or https address without a path, such as 'https://minio.storage.svc:9000'")]
    public string Endpoint { get; init; } = "";

    [Setting("Hour of the day (UTC) at which the snapshot is taken.", Min = "0", Max = "23")]
    public int Hour { get; init; } = 1;

    [Setting("Days after which a snapshot is deleted; the last three stay in any case.", Min = "1", Max = "3650")]
    public int KeepDays { get; init; } = 14;

    /// <summary>True when there are any.</summary>
    public bool AreOn => Repository != SnapshotRepository.None;

    /// <summary>Who Elasticsearch's nodes call for it.</summary>
    public NetworkEdge EdgeFrom(Peer nodes) => Endpoint.Length == 0
        ? new(nodes, Peer.Internet, [443], "keeps snapshots")
        : new(nodes, Peer.OfHost(new Uri(Endpoint).Host), [new Uri(Endpoint).Port], "keeps snapshots");

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!AreOn)
        {
            if (Bucket.Length > 0 || Secret.Length > 0 || Endpoint.Length > 0)
                yield return Problem.Error(context.Key("repository"), "A bucket, secret or endpoint is set, but no kind of repository; set repository to s3, gcs or azure, or remove them.");
            yield break;
        }

        if (Bucket.Length == 0)
            yield return Problem.Error(context.Key("bucket"), "Snapshots need the name of a bucket or container.");
        if (Secret.Length == 0)
            yield return Problem.Error(context.Key("secret"), "Snapshots need the name of a Secret with the credentials for the bucket.");
        if (Repository != SnapshotRepository.S3 && (Endpoint.Length > 0 || Region.Length > 0))
            yield return Problem.Error(context.Key(Endpoint.Length > 0 ? "endpoint" : "region"), "Only a repository of the kind s3 has an endpoint or a region; remove it.");
    }
}
