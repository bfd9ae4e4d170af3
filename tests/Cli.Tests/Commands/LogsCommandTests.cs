using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Backends.Logs;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class LogsCommandTests : IDisposable
{
    private const string Request = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly Dictionary<string, string> _environment = [];
    private readonly PlayedElasticsearch _elastic = new();
    private readonly TemporaryFolder _folder = new();
    private readonly long _now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public LogsCommandTests()
    {
        _environment["MONITOR_ELASTICSEARCH_URL"] = _elastic.Server.Address.AbsoluteUri;
        _environment["MONITOR_CONFIG"] = _folder["none"];
        _elastic.Add(
            Line(-60, "order 1 refused") with { Level = "error", Trace = Request },
            Line(-50, "order 2") with { Level = "info" },
            Line(-40, "order 3"),
            Line(-30, "paid") with { Pod = "pay-0", Service = "pay", Namespace = "bank", Trace = Request },
            Line(-20, "node is full") with { Pod = null, Namespace = null, Service = "kubelet.service", Level = "warn" },
            Line(-4000, "long ago"));
    }

    public void Dispose()
    {
        _elastic.DisposeAsync().AsTask().Wait();
        _folder.Dispose();
    }

    [Fact]
    public async Task Lines_say_when_how_bad_where_and_what()
    {
        var result = await RunAsync("cart", "--no-follow", "--timezone", "UTC");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Equal($"{At(-60)} error cart-6d9fb7c5d4-x2x4z app order 1 refused\n{At(-50)} info  cart-6d9fb7c5d4-x2x4z app order 2\n{At(-40)}       cart-6d9fb7c5d4-x2x4z app order 3\n", result.Output);
    }

    [Theory]
    [InlineData("order 1 refused|order 2|order 3", "cart")]
    [InlineData("order 1 refused|order 2|order 3|paid|node is full", ".")]
    [InlineData("long ago|order 1 refused|order 2|order 3", "cart", "--since", "2h")]
    [InlineData("order 1 refused", "cart", "--until", "55s")]
    [InlineData("order 2|order 3", "cart", "--tail", "2")]
    [InlineData("order 2|order 3", "cart", "--exclude", "refused")]
    [InlineData("order 2", "cart", "--include", "2$")]
    [InlineData("order 2|order 3", "cart", "--include", "3", "-B", "1")]
    [InlineData("order 1 refused|order 2", "cart", "--include", "1", "-A", "1")]
    [InlineData("order 1 refused|order 2|order 3", "cart", "--include", "2", "-C", "1")]
    [InlineData("order 1 refused|node is full", ".", "--level", "warn")]
    [InlineData("order 1 refused|paid", "--trace", Request)]
    [InlineData("order 1 refused|paid", "--trace", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")]
    [InlineData("paid", ".", "-n", "bank", "-n", "other")]
    public async Task What_is_wanted_comes(string expected, params string[] args)
    {
        var result = await RunAsync([.. args, "--no-follow", "-o", "raw"]);

        Assert.Equal((ExitCodes.Ok, expected.Replace('|', '\n') + "\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task What_has_an_end_is_one_document_of_JSON()
    {
        var records = JArray.Parse((await RunAsync("cart", "--no-follow", "-o", "json")).Output);

        Assert.Equal(["order 1 refused", "order 2", "order 3"], records.Select(record => (string?)record["message"]));
        Assert.Equal(("cart", "deployment", "shop", Request, "worker-1"), ((string?)records[0]["component"], (string?)records[0]["kind"], (string?)records[0]["namespace"], (string?)records[0]["trace"], (string?)records[0]["document"]?["kubernetes"]?["node"]));
    }

    [Fact]
    public async Task A_template_says_how_lines_are_written()
    {
        Assert.Equal("cart: order 2\n", (await RunAsync("cart", "--no-follow", "-i", "2", "--template", "{component}: {message}")).Output);
        Assert.Contains("\u001b[38;5;", (await RunAsync("cart", "--no-follow", "--color", "always")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_fits_that_is_said_beside_the_output()
    {
        var result = await RunAsync("nobody", "--no-follow");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("Nothing fits since ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name a component, such as cart or deploy/cart")]
    [InlineData("'depoy' is not a kind of component.", "depoy/cart")]
    [InlineData("'(' is neither kind/name nor a regular expression", "(")]
    [InlineData("'[' is not a regular expression", "cart", "-i", "[")]
    [InlineData("--follow and --no-follow exclude each other", "cart", "-f", "--no-follow")]
    [InlineData("-A, -B and -C show what is around the records that --include finds", "cart", "-C", "3")]
    [InlineData("--template and -o json exclude each other", "cart", "-o", "json", "--template", "{message}")]
    [InlineData("There is no time zone 'Mars'", "cart", "--timezone", "Mars")]
    [InlineData("'soon' is neither a time back from now", "cart", "--since", "soon")]
    [InlineData("--tail takes a number from 0 to 100000, not '-1'", "cart", "--tail", "-1")]
    public async Task Words_that_make_no_sense_are_one_sentence_and_nobody_is_asked(string message, params string[] args)
    {
        var result = await RunAsync(args);

        Assert.Equal((ExitCodes.Problems, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Empty(_elastic.Server.Requests);
    }

    [Fact]
    public async Task One_who_may_read_some_namespaces_sees_those_and_nothing_of_the_nodes()
    {
        Kubectl().Prints("auth can-i get pods --subresource log --namespace bank", "yes").Prints("auth can-i list namespaces", "yes").Prints("get namespaces", "namespace/bank\nnamespace/shop\n");

        Assert.Equal("paid\n", (await RunAsync(".", "--no-follow", "-o", "raw")).Output);
    }

    [Theory]
    [InlineData("You may not get pods/log in namespace 'shop'", "-n", "shop")]
    [InlineData("You may not get pods/log in namespace 'mine'")]
    public async Task A_refusal_names_the_permission(string message, params string[] args)
    {
        Kubectl().Prints("config view", "mine");

        var result = await RunAsync(["cart", "--no-follow", .. args]);

        Assert.Equal((ExitCodes.NotAllowed, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cluster_itself_is_another_source()
    {
        Kubectl().Does("auth can-i get pods --subresource log --all-namespaces", "echo yes").Prints("get pods", PlayedPod.List(new PlayedPod("cart-6d9fb7c5d4-x2x4z"))).Prints("logs", $"{DateTimeOffset.FromUnixTimeSeconds(_now - 5):yyyy-MM-dd'T'HH:mm:ss'Z'} from the node\n");

        var result = await RunAsync("cart", "--source", "cluster", "--no-follow", "-o", "raw", "--since", "2d");

        Assert.Equal((ExitCodes.Ok, "from the node\n"), (result.ExitCode, result.Output));
        Assert.Empty(_elastic.Server.Requests);
    }

    [Fact]
    public async Task An_Elasticsearch_that_does_not_answer_has_an_exit_code_of_its_own()
    {
        await _elastic.Server.StopAsync();
        var result = await RunAsync("cart", "--no-follow");
        Assert.Equal(ExitCodes.Unreachable, result.ExitCode);
    }

    private PlayedProgram Kubectl()
    {
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo no; exit 1");
        _environment["PATH"] = kubectl.Folder;
        return kubectl;
    }

    private string At(int second) => DateTimeOffset.FromUnixTimeSeconds(_now + second).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    private PlayedDocument Line(int second, string message) => new($"{second}", (_now + second) * 1_000_000_000, message);

    private Task<CliResult> RunAsync(params string[] args) => CliProject.RunAsync(() => CliProject.Source, _environment, ["logs", .. args]);
}
