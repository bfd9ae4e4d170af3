using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchSnapshotTests
{
    private static readonly ElasticsearchSnapshotSettings Complete = new() { Repository = SnapshotRepository.S3, Bucket = "logs", Secret = "credentials" };

    [Fact]
    public void Repository_and_policy_are_as_expected() => Golden.Matches(Text(Complete with { Path = "elasticsearch/prod", Hour = 3, KeepDays = 30 }), "setup-snapshots.json");

    [Theory]
    [InlineData(SnapshotRepository.S3, "s3", "bucket")]
    [InlineData(SnapshotRepository.Gcs, "gcs", "bucket")]
    [InlineData(SnapshotRepository.Azure, "azure", "container")]
    public void Each_kind_names_its_place(SnapshotRepository kind, string type, string place)
    {
        var repository = SnapshotRequests.All(Complete with { Repository = kind }, new("monitoring"))[0].Body;
        Assert.Equal((type, "logs"), ((string?)repository["type"], (string?)repository.SelectToken($"settings.{place}")));
    }

    [Fact]
    public void Without_a_repository_nothing_is_asked_for() => Assert.Empty(SnapshotRequests.All(new(), new("monitoring")));

    [Fact]
    public void They_are_asked_for_last_because_a_wrong_credential_ends_the_job()
    {
        var order = new ElasticsearchSetupTool(new(new() { Snapshots = Complete }, "monitoring")).Requests(7, 3, ByteSize.Gibibytes(20))[SetupFiles.Order];
        Assert.Equal(["/_snapshot/monitoring", "/_slm/policy/monitoring"], order.Trim().Split('\n')[^2..].Select(line => line.Split(' ')[2]));
    }

    [Fact]
    public void Another_service_with_the_protocol_of_S3_is_configured_and_reached()
    {
        var tool = new ElasticsearchTool(new() { Snapshots = Complete with { Endpoint = "https://minio.storage.svc:9000", Region = "local" } }, "monitoring");
        Assert.Contains("s3.client.default:\n  region: local\n  endpoint: https://minio.storage.svc:9000\n  path_style_access: true\n", ElasticsearchConfig.Compile(tool), StringComparison.Ordinal);
        var edge = Assert.Single(tool.Describe().Edges);
        Assert.Equal((Peer.Namespace("storage"), 9000), (edge.To, Assert.Single(edge.Ports).Number));
    }

    [Fact]
    public void A_cloud_is_reached_through_the_Internet() =>
        Assert.Equal(Peer.Internet, Assert.Single(new ElasticsearchTool(new() { Snapshots = Complete }, "monitoring").Describe().Edges).To);

    [Fact]
    public void None_and_a_complete_one_are_fine()
    {
        Assert.Empty(Problems(new()));
        Assert.Empty(Problems(Complete));
    }

    [Fact]
    public void A_bucket_without_a_kind_is_a_mistake() => AssertError("repository", Complete with { Repository = SnapshotRepository.None });

    [Fact]
    public void A_bucket_has_to_be_named() => AssertError("bucket", Complete with { Bucket = "" });

    [Fact]
    public void Credentials_have_to_be_named() => AssertError("secret", Complete with { Secret = "" });

    [Fact]
    public void Only_S3_has_an_endpoint() => AssertError("endpoint", Complete with { Repository = SnapshotRepository.Gcs, Endpoint = "https://minio.storage.svc" });

    [Fact]
    public void Those_of_an_external_one_are_its_owners()
    {
        var settings = new ElasticsearchSettings { External = new() { Url = "https://logs.example.com" }, Snapshots = Complete };
        Assert.Equal("monitoring:elasticsearch.snapshots.repository", Assert.Single(settings.Validate(new SettingsContext("monitoring:elasticsearch", new DateOnly(2026, 11, 21)))).Where);
    }

    private static void AssertError(string key, ElasticsearchSnapshotSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, $"monitoring:elasticsearch.snapshots.{key}"), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(ElasticsearchSnapshotSettings settings) =>
        [.. settings.Validate(new SettingsContext("monitoring:elasticsearch.snapshots", new DateOnly(2026, 11, 21)))];

    private static string Text(ElasticsearchSnapshotSettings settings) =>
        new JObject(SnapshotRequests.All(settings, new("monitoring")).Select(request => new JProperty($"{request.Method} {request.Path}", request.Body))) + "\n";
}
