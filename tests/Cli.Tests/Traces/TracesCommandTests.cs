using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Backends.Logs;
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
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _project.Dispose();
        _folder.Dispose();
    }

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

    [Fact]
    public async Task Below_a_trace_are_the_records_that_bear_its_id_as_far_as_the_caller_may_see_them()
    {
        var trace = Corpus[1];
        await using var zipkin = new PlayedZipkin(Corpus);
        await using var elastic = LogsOf(trace);

        var drawn = await RunAsync(zipkin, "show", trace.Id, "-o", "table");
        var json = JObject.Parse((await RunAsync(zipkin, "show", trace.Id, "-o", "json")).Output);
        var without = await RunAsync(zipkin, "show", trace.Id, "-o", "table", "--no-logs");
        Kubectl().Prints("auth can-i get pods --all-namespaces", "yes").Prints("auth can-i list namespaces", "yes").Prints("get namespaces", "namespace/bank\nnamespace/shop\n").Prints("auth can-i get pods --subresource log --namespace shop", "yes");
        var mine = await RunAsync(zipkin, "show", trace.Id, "-o", "table");

        Assert.Equal((ExitCodes.Ok, ""), (drawn.ExitCode, drawn.Error));
        Assert.Matches(@"Logs \(2\)\n\S+  cart  error  order refused\n\S+  pay    no money\n\z", drawn.Output);
        Assert.Equal(["order refused", "no money"], json["logs"]!.Select(record => (string?)record["message"]));
        Assert.DoesNotContain("Logs", without.Output, StringComparison.Ordinal);
        Assert.Contains("Logs (1)", mine.Output, StringComparison.Ordinal);
        Assert.Contains("order refused", mine.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_logs_sees_the_trace_and_which_permission_is_missing()
    {
        var trace = Corpus[1];
        await using var zipkin = new PlayedZipkin(Corpus);
        await using var elastic = LogsOf(trace);
        Kubectl().Prints("auth can-i get pods --all-namespaces", "yes").Prints("config view", "mine");

        var result = await RunAsync(zipkin, "show", trace.Id, "-o", "table");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("━", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("Without logs: You may not get pods/log in namespace 'mine'", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("order refused", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(elastic.Server.Requests, request => request.Path.EndsWith("_search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cluster_itself_has_the_logs_of_a_trace_too()
    {
        var trace = Corpus[1];
        await using var zipkin = new PlayedZipkin(Corpus);
        var service = trace.Services.First().Split('.')[0];
        var pod = new PlayedPod($"{service}-6d9fb7c5d4-x2x4z") { Owner = $"ReplicaSet/{service}-6d9fb7c5d4" };
        Kubectl().Prints("auth can-i", "yes").Prints("get pods", PlayedPod.List(pod, new PlayedPod("other-0") { Owner = "StatefulSet/other" }))
            .Prints($"logs {pod.Name}", $"{trace.Start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} trace_id={trace.Id} order refused\n{trace.Start:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} something else\n");

        var result = await RunAsync(zipkin, "show", trace.Id, "-o", "table", "--source", "cluster");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.EndsWith($"{service}    trace_id={trace.Id} order refused\n", result.Output, StringComparison.Ordinal);
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

    private PlayedProgram Kubectl()
    {
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo no; exit 1");
        _project.Environment["PATH"] = kubectl.Folder;
        return kubectl;
    }

    /// <summary>Two records of a trace and one of another, from two namespaces.</summary>
    private PlayedElasticsearch LogsOf(PlayedTrace trace)
    {
        var elastic = new PlayedElasticsearch();
        _project.Environment["MONITOR_ELASTICSEARCH_URL"] = elastic.Server.Address.AbsoluteUri;
        var at = trace.Start.ToUnixTimeMilliseconds() * 1_000_000;
        elastic.Add(
            new PlayedDocument("1", at, "order refused") { Trace = trace.Id, Level = "error" },
            new PlayedDocument("2", at + 5_000_000, "no money") { Trace = trace.Id, Pod = "pay-0", Service = "pay", Namespace = "bank" },
            new PlayedDocument("3", at, "something else") { Trace = "4bf9" });
        return elastic;
    }

    private static PlayedAnswer Busy(int status) => new("not now", status) { ContentType = "text/plain" };

    private static IEnumerable<string> Ids(CliResult result) => JArray.Parse(result.Output).Select(trace => (string)trace["traceId"]!);

    private Task<CliResult> RunAsync(PlayedZipkin zipkin, params string[] words)
    {
        _project.Environment["MONITOR_ZIPKIN_URL"] = zipkin.Address.ToString();
        return _project.RunAsync(["traces", .. words, "--stack", "test"]);
    }
}
