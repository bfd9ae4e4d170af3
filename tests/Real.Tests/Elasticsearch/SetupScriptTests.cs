using Monitoring.Elasticsearch.Setup;
using Monitoring.Kibana;
using Monitoring.Settings;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>Runs the very script of the set-up job, with the requests of a stack.</summary>
public sealed class SetupScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SetupScriptTests()
    {
        foreach (var (file, text) in new ElasticsearchSetupTool(new(new(), "monitoring")).Requests(7, 3, ByteSize.Gibibytes(20)))
            _folder.Write($"requests/{file}", text);
        foreach (var user in ElasticsearchUser.All.Select(user => user.Name).Append("setup"))
            _folder.Write($"passwords/{user}", $"secret-of-{user}");
    }

    [Fact]
    public async Task Everything_is_sent_once_in_order_as_the_user_for_it()
    {
        await using var elastic = new FakeElastic(_ => (200, "{}"));
        var result = await RunAsync(elastic);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(["GET /", .. Described()], elastic.Calls.Select(call => call.ToString()));
        Assert.All(elastic.Calls, call => Assert.Equal("setup:secret-of-setup", call.Login));
    }

    [Fact]
    public async Task Users_get_the_passwords_of_their_files()
    {
        await using var elastic = new FakeElastic(_ => (200, "{}"));
        await RunAsync(elastic);

        var zipkin = JObject.Parse(Assert.Single(elastic.Calls, call => call.Path == "/_security/user/zipkin").Body);
        Assert.Equal("secret-of-zipkin", (string?)zipkin["password"]);
        var kibana = JObject.Parse(Assert.Single(elastic.Calls, call => call.Path == "/_security/user/kibana-server").Body);
        Assert.Equal("secret-of-kibana-server", (string?)kibana["password"]);
    }

    [Fact]
    public async Task No_password_is_printed()
    {
        await using var elastic = new FakeElastic(call => call.Path == "/_security/user/zipkin" ? (400, "no such thing") : (200, "{}"));
        Assert.DoesNotContain("secret-of", (await RunAsync(elastic)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_the_run_with_its_reason_and_the_next_run_sends_everything()
    {
        var refuses = true;
        await using var elastic = new FakeElastic(call => refuses && call.Path.StartsWith("/_ilm/", StringComparison.Ordinal) ? (400, "unknown phase") : (200, "{}"));
        var first = await RunAsync(elastic);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("elasticsearch refused PUT /_ilm/policy/logs-monitoring with 400: unknown phase", first.Errors, StringComparison.Ordinal);

        refuses = false;
        elastic.Calls.Clear();
        Assert.Equal(0, (await RunAsync(elastic)).ExitCode);
        Assert.Equal(["GET /", .. Described()], elastic.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task A_server_that_is_still_starting_is_waited_for()
    {
        var answers = 0;
        await using var elastic = new FakeElastic(_ => Interlocked.Increment(ref answers) <= 2 ? (503, "") : (200, "{}"));
        Assert.Equal(0, (await RunAsync(elastic)).ExitCode);
        Assert.Equal(3, elastic.Calls.Count(call => call.Path == "/"));
    }

    [Fact]
    public async Task A_moment_of_overload_is_survived()
    {
        var overloaded = 2;
        await using var elastic = new FakeElastic(call => call.Path.StartsWith("/_index_template/", StringComparison.Ordinal) && Interlocked.Decrement(ref overloaded) >= 0 ? (429, "") : (200, "{}"));
        Assert.Equal(0, (await RunAsync(elastic)).ExitCode);
        Assert.Equal(3, elastic.Calls.Count(call => call.Path == "/_index_template/logs-monitoring"));
    }

    [Fact]
    public async Task A_server_that_never_starts_is_given_up()
    {
        await using var elastic = new FakeElastic(_ => (503, ""));
        var result = await RunAsync(elastic, wait: 1);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("elasticsearch is not ready after 1 seconds; its last answer was 503.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kibana_is_filled_by_the_people_who_run_the_platform_after_it_is_ready()
    {
        WithKibana();
        var starting = 2;
        await using var elastic = new FakeElastic(_ => (200, "{}"));
        await using var kibana = new FakeElastic(call => call.Path == "/api/status" && Interlocked.Decrement(ref starting) >= 0 ? (503, "") : (200, "{\"success\":true}"));
        var result = await RunAsync(elastic, kibana: kibana);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(["GET /api/status", "GET /api/status", "GET /api/status", "POST /api/saved_objects/_import?overwrite=true", "POST /api/data_views/default"], kibana.Calls.Select(call => call.ToString()));
        Assert.All(kibana.Calls, call => Assert.Equal("operator:secret-of-operator", call.Login));
        var import = kibana.Calls.Single(call => call.Path.Contains("_import", StringComparison.Ordinal)).Body;
        Assert.Contains("filename=\"objects.ndjson\"", import, StringComparison.Ordinal);
        var objects = import.Split('\n').Where(line => line.StartsWith('{')).Select(JObject.Parse).ToList();
        Assert.Contains(objects, item => (string?)item["id"] == "logs" && (string?)item["type"] == "index-pattern");
    }

    [Fact]
    public async Task An_import_that_Kibana_did_not_take_ends_the_run_although_it_answers_with_200()
    {
        WithKibana();
        await using var elastic = new FakeElastic(_ => (200, "{}"));
        await using var kibana = new FakeElastic(call => (200, call.Method == "POST" ? "{\"successCount\":0,\"success\":false,\"errors\":[{\"id\":\"logs\"}]}" : "{}"));
        var result = await RunAsync(elastic, kibana: kibana);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("kibana refused POST /api/saved_objects/_import?overwrite=true with 200:", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Described() =>
        File.ReadAllLines(_folder.PathOf("requests", SetupFiles.Order)).Select(line => line.Split(' ')).Select(parts => $"{parts[1]} {parts[2]}");

    private void WithKibana()
    {
        foreach (var (file, text) in new ElasticsearchSetupTool(new(new(), "monitoring")).Requests(7, 3, ByteSize.Gibibytes(20), KibanaObjects.Requests(new StreamNames("monitoring"), true, true, "https://zipkin.example.com")))
            _folder.Write($"requests/{file}", text);
    }

    private Task<ToolResult> RunAsync(FakeElastic elastic, int wait = 30, FakeElastic? kibana = null) => Tool.RunAsync(
        "env", $"REQUESTS={_folder.PathOf("requests")}", $"PASSWORDS={_folder.PathOf("passwords")}", "SETUP_USER=setup", $"ELASTICSEARCH={elastic.Url}", $"KIBANA={kibana?.Url}", $"WAIT={wait}", "PAUSE=0.1",
        "bash", Repository.PathOf("infra/Elasticsearch/Setup/setup.sh"));
}
