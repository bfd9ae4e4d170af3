using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Traces;

/// <summary>The command against a Zipkin that is played strictly, with 10,000 traces of the last hour.</summary>
public sealed class TracesCommandTests : IDisposable
{
    private static readonly IReadOnlyList<PlayedTrace> Corpus = PlayedTrace.Corpus(10_000, DateTimeOffset.UtcNow.AddHours(-1), TimeSpan.FromMinutes(59));

    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: { name: somewhere }");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task All_traces_are_listed_though_answers_are_limited_slow_and_missing()
    {
        await using var zipkin = new PlayedZipkin(Corpus, Busy(503), Busy(502), Busy(504) with { After = TimeSpan.FromSeconds(1) }, Busy(429));

        var result = await RunAsync(zipkin, "--since", "2h", "--limit", "0", "--no-follow");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Equal(Corpus.Select(trace => trace.Id).Order(StringComparer.Ordinal), Ids(result).Order(StringComparer.Ordinal));
        Assert.Empty(zipkin.Refusals);
        Assert.Equal(0, zipkin.FaultsLeft);
    }

    [Theory]
    [InlineData("^cart$")]
    [InlineData("service/payments", "--error")]
    [InlineData("frontend", "--min-duration", "5s")]
    [InlineData("c|p", "--error", "--min-duration", "200ms")]
    public async Task Conditions_select_exactly_what_meets_them(string component, params string[] options)
    {
        await using var zipkin = new PlayedZipkin(Corpus);

        var result = await RunAsync(zipkin, [component, .. options, "--since", "2h", "--limit", "0", "--no-follow"]);

        var services = component switch { "c|p" => new[] { "cart", "payments", "frontend.shop", "shipping" }, "frontend" => ["frontend.shop"], _ => [component.Trim('^', '$').Replace("service/", "", StringComparison.Ordinal)] };
        var least = options.SkipWhile(option => option != "--min-duration").ElementAtOrDefault(1) switch { "5s" => 5, "200ms" => 0.2, _ => 0 };
        var expected = Corpus.Where(trace => trace.Services.Intersect(services).Any() && (!options.Contains("--error") || trace.HasError) && trace.Longest.TotalSeconds >= least);
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(expected.Select(trace => trace.Id).Order(StringComparer.Ordinal), Ids(result).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_newest_are_listed_oldest_first()
    {
        await using var zipkin = new PlayedZipkin(Corpus);

        var result = await RunAsync(zipkin, "--since", "2h", "--limit", "30", "--no-follow");

        Assert.Equal(Corpus.TakeLast(30).Select(trace => trace.Id), Ids(result));
    }

    [Fact]
    public async Task A_service_that_sends_nothing_is_named_with_its_neighbour()
    {
        await using var zipkin = new PlayedZipkin(Corpus);

        var result = await RunAsync(zipkin, "payment5", "--no-follow");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal(["payment5: No service of this name has sent spans. Did you mean 'payments'? `./monitor doctor payment5 --signal traces` looks for the reason."], result.Problems);
    }

    [Fact]
    public async Task Developers_see_the_steps_of_their_namespace_and_no_trace_without_one()
    {
        await using var zipkin = new PlayedZipkin(Corpus);
        _project.With("bin/kubectl", "#!/bin/sh\ncase \"$*\" in *\"--namespace shop\"*) echo yes ;; *) echo no; exit 1 ;; esac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_project["bin/kubectl"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        _project.Environment["PATH"] = _project["bin"];

        var mine = await RunAsync(zipkin, "--since", "2h", "--limit", "0", "--no-follow");
        var theirs = await RunAsync(zipkin, "--namespace", "payments-eu", "--no-follow");

        var expected = Corpus.Where(trace => trace.Services.Contains("frontend.shop"));
        Assert.Equal(expected.Select(trace => trace.Id).Order(StringComparer.Ordinal), Ids(mine).Order(StringComparer.Ordinal));
        Assert.All(JArray.Parse(mine.Output).SelectMany(trace => trace["services"]!), service => Assert.Equal("frontend.shop", (string?)service));
        Assert.Equal(ExitCodes.NotAllowed, theirs.ExitCode);
        Assert.Contains("You may not get pods in namespace 'payments-eu'", Assert.Single(theirs.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_is_drawn_with_bars_and_errors()
    {
        var trace = Corpus.First(trace => trace is { HasError: true, Spans.Count: 4 });
        await using var zipkin = new PlayedZipkin(Corpus);

        var result = await RunAsync(zipkin, "show", trace.Id, "-o", "table");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Equal(4, result.Output.Split('\n').Count(line => line.Contains("get / ", StringComparison.Ordinal) && line.Contains('━', StringComparison.Ordinal)));
        Assert.Contains("✗ no money", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_is_shown_without_its_logs_when_nobody_has_them()
    {
        await using var zipkin = new PlayedZipkin(Corpus);
        _project.Environment["MONITOR_ELASTICSEARCH_URL"] = $"http://127.0.0.1:{FreePorts.Next()}";

        var result = await RunAsync(zipkin, "show", Corpus[1].Id, "-o", "table");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("━", result.Output, StringComparison.Ordinal);
        Assert.Contains("Without logs: Elasticsearch at", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4bf92f3577b34da6a3ce929d0e0e4736", "There is no such trace that you may see")]
    [InlineData("4bf9", "'4bf9' is not the id of a trace, which has 16 or 32 hexadecimal digits, and no traceparent.")]
    public async Task A_trace_that_is_not_there_is_said(string id, string message)
    {
        await using var zipkin = new PlayedZipkin(Corpus);

        var result = await RunAsync(zipkin, "show", id);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_is_not_taken_for_nothing()
    {
        await using var zipkin = new PlayedServer(_ => new PlayedAnswer(""));
        _project.Environment["MONITOR_ZIPKIN_URL"] = zipkin.Address.ToString();

        var result = await _project.RunAsync("traces", "--stack", "test", "--no-follow");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("its answer is no list", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Zipkin_that_is_not_there_has_an_exit_code_of_its_own()
    {
        _project.Environment["MONITOR_ZIPKIN_URL"] = $"http://127.0.0.1:{FreePorts.Next()}";

        var result = await _project.RunAsync("traces", "--stack", "test", "--no-follow");

        Assert.Equal(ExitCodes.Unreachable, result.ExitCode);
    }

    private static PlayedAnswer Busy(int status) => new("not now", status) { ContentType = "text/plain" };

    private static IEnumerable<string> Ids(CliResult result) => JArray.Parse(result.Output).Select(trace => (string)trace["traceId"]!);

    private Task<CliResult> RunAsync(PlayedZipkin zipkin, params string[] words)
    {
        _project.Environment["MONITOR_ZIPKIN_URL"] = zipkin.Address.ToString();
        return _project.RunAsync(["traces", .. words, "--stack", "test"]);
    }
}
