using System.Text.RegularExpressions;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed partial class SetupRequestsTests
{
    private static readonly StreamNames Streams = new("monitoring");

    [Fact]
    public void They_are_sent_in_the_expected_order() =>
        Golden.Matches(new ElasticsearchSetupTool(new(new(), "monitoring")).Requests(7, 3, ByteSize.Gibibytes(20))[SetupFiles.Order], "setup-requests.txt");

    [Fact]
    public void Logs_are_kept_as_expected()
    {
        var requests = LogStorageRequests.All(Streams, 7, ByteSize.Gibibytes(20));
        Golden.Matches(Text(requests[..2]), "setup-logs-lifecycle.json");
        Golden.Matches(Text(requests[2..]), "setup-logs.json");
    }

    [Fact]
    public void The_pipeline_of_a_stream_is_there_before_the_stream_asks_for_it()
    {
        var paths = LogStorageRequests.All(Streams, 7, ByteSize.Gibibytes(20)).Select(request => request.Path).ToList();
        var pipeline = (string?)LogStorageRequests.All(Streams, 7, ByteSize.Gibibytes(20))[^1].Body["template"]?["settings"]?["index.final_pipeline"];
        Assert.InRange(paths.IndexOf($"/_ingest/pipeline/{pipeline}"), 0, paths.FindIndex(path => path.StartsWith("/_index_template/", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void Traces_are_kept_as_expected() => Golden.Matches(Text(TraceStorageRequests.All(3)), "setup-traces.json");

    [Fact]
    public void Roles_are_as_expected() =>
        Golden.Matches(Text(SecurityRequests.All(Streams).Where(request => request.Path.StartsWith("/_security/role/", StringComparison.Ordinal))), "setup-roles.json");

    [Fact]
    public void Every_user_has_only_roles_that_exist()
    {
        var roles = SecurityRequests.All(Streams).Select(request => request.Path).Where(path => path.StartsWith("/_security/role/", StringComparison.Ordinal))
            .Select(path => path.Split('/')[^1]).Concat(["kibana_admin", "kibana_system"]).ToHashSet();
        Assert.All(ElasticsearchUser.All.SelectMany(user => user.Roles), role => Assert.Contains(role, roles));
    }

    /// <summary>Elasticsearch keeps these names to itself; of such a user only the password can be set.</summary>
    [Theory]
    [InlineData("elastic")]
    [InlineData("kibana")]
    [InlineData("kibana_system")]
    [InlineData("logstash_system")]
    [InlineData("beats_system")]
    [InlineData("apm_system")]
    [InlineData("remote_monitoring_user")]
    public void No_user_has_a_reserved_name(string reserved) => Assert.DoesNotContain(reserved, ElasticsearchUser.All.Select(user => user.Name));

    [Fact]
    public void Only_people_who_run_the_platform_may_do_more_than_their_work()
    {
        var powerful = SecurityRequests.All(Streams).Where(request => request.Body.ToString().Contains("\"all\"", StringComparison.Ordinal)).Select(request => request.Path);
        Assert.Equal(["/_security/role/operator"], powerful);
    }

    [Fact]
    public void Every_password_that_is_asked_for_is_there()
    {
        var asked = SecurityRequests.All(Streams).SelectMany(request => Placeholder().Matches(request.Body.ToString())).Select(match => match.Groups[1].Value);
        Assert.Equal(ElasticsearchUser.All.Select(user => user.Name), asked);
    }

    [Theory]
    [InlineData(20, "1024mb")]
    [InlineData(1, "51mb")]
    public void No_index_becomes_a_large_part_of_a_disk(int gibibytes, string largest)
    {
        var policy = LogStorageRequests.All(Streams, 2, ByteSize.Gibibytes(gibibytes))[0].Body;
        Assert.Equal(largest, (string?)policy.SelectToken("policy.phases.hot.actions.rollover.max_primary_shard_size"));
    }

    private static string Text(IEnumerable<SetupRequest> requests) => new JObject(requests.Select(request => new JProperty($"{request.Method} {request.Path}", request.Body))) + "\n";

    [GeneratedRegex(@"\$\{password:([^}]+)\}")]
    private static partial Regex Placeholder();
}
