using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Logs.Cluster;
using Monitoring.Cli.Tools;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>Logs straight from a cluster, with a kubectl that the tests play.</summary>
public sealed class ClusterLogsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly PlayedProgram _kubectl;
    private readonly List<string> _said = [];
    private readonly LogQuery _all = new() { Since = Start };
    private readonly PlayedPod _one = new("cart-6d9fb7c5d4-x2x4z");
    private readonly PlayedPod _other = new("cart-6d9fb7c5d4-b5c6d");

    public ClusterLogsTests() => _kubectl = new PlayedProgram(_folder, "kubectl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_logs_of_several_containers_come_in_the_order_of_their_times()
    {
        Pods(_one, _other, new PlayedPod("db-0") { Owner = "StatefulSet/db" });
        Logs(_one, Lines("a1 1", "a2 3", "a3 5"));
        Logs(_other, Lines("b1 2", "b2 4", "b3 6"));

        Assert.Equal(["a1", "b1", "a2", "b2", "a3", "b3"], await ReadAsync(_all with { Component = ComponentPattern.Parse("deploy/cart"), Namespaces = ["shop"] }));

        Assert.Equal("get pods --namespace=shop --output=json --context=prod-eu", _kubectl.Calls[0]);
        Assert.Equal(
            [.. new[] { _other, _one }.Select(pod => $"logs {pod.Name} --namespace shop --container app --timestamps --since-time=2026-03-01T12:00:00Z --context=prod-eu")],
            _kubectl.Calls.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_becomes_the_record_that_Elasticsearch_would_have()
    {
        Pods(_one);
        Logs(_one, """echo '2026-03-01T12:00:01.123456789Z {"level":"WARN","msg":"payment refused","trace_id":"4bf92f3577b34da6","orderId":17}'""");

        var record = await Backend().ReadAsync(_all, CancellationToken.None).SingleAsync();

        Assert.Equal(new ComponentId("shop", "deployment", "cart"), record.Component);
        Assert.Equal((_one.Name, "app", "warn", "payment refused", "4bf92f3577b34da6"), (record.Pod, record.Container, record.Level, record.Message, record.TraceId));
        Assert.Equal(("17", "basket", "worker-1"), (LogDocument.Text(record.Document, "app.orderId"), LogDocument.Text(record.Document, "service.name"), LogDocument.Text(record.Document, "kubernetes.node")));
    }

    [Fact]
    public async Task What_ran_before_a_restart_is_part_of_the_history()
    {
        Pods(_one with { Restarts = 3, PreviousEnd = "2026-03-01T12:00:03Z" });
        Logs(_one, Choose(("--previous", Lines("before 2")), ("", Lines("after 4"))));

        Assert.Equal(["before", "after"], await ReadAsync(_all));
    }

    [Fact]
    public async Task Of_all_containers_together_the_last_lines_come()
    {
        Pods(_one, _other);
        Logs(_one, Lines("a1 1", "a2 3"));
        Logs(_other, Lines("b1 2", "b2 4"));

        Assert.Equal(["b1", "a2", "b2"], await ReadAsync(_all with { Tail = 3 }));
        Assert.Contains(_kubectl.Calls, call => call.Contains(" --tail=3 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_ends_because_its_file_is_full_is_opened_again_without_gap_or_duplicate()
    {
        Pods(_one);
        Watch(_one.Event("ADDED"));
        Logs(_one, Choose(
            ("--follow", Turns(Lines("a 1", "b 2", "c 3"), Lines("b 2", "c 3", "c2 3", "d 4"), Lines("c2 3", "d 4", "e 5") + "; exec sleep 100")),
            ("", Lines("a 1", "b 2"))));

        Assert.Equal(["a", "b", "c", "c2", "d", "e"], await ReadAsync(_all with { Follow = true }, 6));
        Assert.Contains(_kubectl.Calls, call => call.Contains("--since-time=2026-03-01T12:00:03Z --follow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_container_that_starts_again_is_read_to_its_end_and_from_its_beginning()
    {
        Pods(_one);
        Watch(_one.Event("ADDED"), (_one with { Restarts = 1, PreviousEnd = "2026-03-01T12:00:03Z" }).Event("MODIFIED"));
        Logs(_one, Choose(
            ("--previous", Lines("a 1", "last words 3")),
            ("--follow", Turns(Lines("a 1") + $"; until [ -e '{_folder["watched"]}' ]; do sleep 0.1; done", Lines("reborn 4") + "; exec sleep 100")),
            ("", Lines("a 1"))));

        Assert.Equal(["a", "last words", "reborn"], await ReadAsync(_all with { Follow = true }, 3));
    }

    [Fact]
    public async Task New_pods_are_found_and_said()
    {
        Pods(_one);
        Watch(_one.Event("ADDED"), new PlayedPod("db-0") { Owner = "StatefulSet/db" }.Event("ADDED"), _one.Event("DELETED"), _other.Event("ADDED"));
        Logs(_one, Choose(("--follow", "exec sleep 100"), ("", Lines("a 1"))));
        Logs(_other, Choose(("--follow", Lines("b 2") + "; exec sleep 100")));

        Assert.Equal(["a", "b"], await ReadAsync(_all with { Follow = true, Component = ComponentPattern.Parse("cart") }, 2));
        Assert.Equal([$"- shop/{_one.Name} app", $"+ shop/{_other.Name} app"], _said);
    }

    [Fact]
    public async Task A_cluster_that_is_gone_for_a_while_is_waited_for_and_that_is_said_once()
    {
        Pods(_one);
        Watch(_one.Event("ADDED"));
        Logs(_one, Choose(("--follow", Turns("echo 'Unable to connect to the server: no route' >&2; exit 1", "echo 'Unable to connect to the server: no route' >&2; exit 1", Lines("a 1", "b 2") + "; exec sleep 100")), ("", Lines("a 1"))));

        Assert.Equal(["a", "b"], await ReadAsync(_all with { Follow = true }, 2));
        Assert.Equal(["the cluster (context 'prod-eu') does not answer: Unable to connect to the server: no route. Trying again ...", "The cluster is back."], _said);
    }

    [Theory]
    [InlineData("I0301 12:00:00.000000 1 round_trippers.go:587]     Date: Sun, 01 Mar 2026 12:00:00 GMT")]
    [InlineData("\tDate: Sun, 01 Mar 2026 12:00:00 GMT")]
    public async Task Now_is_what_the_API_server_says(string header)
    {
        _kubectl.Does("get --raw=/version --v=8", $"echo '{header}' >&2; echo '{{}}'");
        Assert.InRange(await Backend().NowAsync(CancellationToken.None), Start.AddSeconds(-1), Start.AddMinutes(2));
    }

    [Fact]
    public async Task Where_kubectl_does_not_say_it_now_is_the_time_of_this_machine() =>
        Assert.InRange(await Backend().NowAsync(CancellationToken.None), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(2));

    [Fact]
    public async Task Whoever_stops_leaves_no_kubectl_behind()
    {
        Pods(_one);
        _kubectl.Does("get pods --all-namespaces --watch", $"echo $$ >>'{_folder["ids"]}'; exec sleep 100");
        Logs(_one, Choose(("--follow", $"echo $$ >>'{_folder["ids"]}'; {Lines("b 2")}; exec sleep 100"), ("", Lines("a 1"))));
        using var end = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var record in Backend().ReadAsync(_all with { Follow = true }, end.Token))
            {
                if (record.Message == "b")
                    await end.CancelAsync();
            }
        });

        Assert.All(await File.ReadAllLinesAsync(_folder["ids"]), id => Assert.False(IsRunning(id), $"process {id} is still there"));
    }

    [Fact]
    public async Task More_containers_than_allowed_are_refused_with_the_option_that_allows_them()
    {
        Pods(_one, _other);
        var e = await Assert.ThrowsAsync<UsageException>(() => ReadAsync(_all, most: 1));
        Assert.Equal("2 containers are meant, and at most 1 logs are open at once. Name fewer, or allow more with --max-components.", e.Message);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_ends_a_history()
    {
        _kubectl.Does("get pods", "echo 'Unable to connect to the server: no route' >&2; exit 1");
        var e = await Assert.ThrowsAsync<UnreachableException>(() => ReadAsync(_all));
        Assert.Equal("the cluster (context 'prod-eu') does not answer: Unable to connect to the server: no route.", e.Message);
    }

    [Fact]
    public async Task What_the_caller_may_not_read_is_said_in_the_words_of_the_cluster()
    {
        Pods(_one);
        Logs(_one, """echo 'Error from server (Forbidden): pods "cart" is forbidden' >&2; exit 1""");
        await Assert.ThrowsAsync<NotAllowedException>(() => ReadAsync(_all));
    }

    private static bool IsRunning(string id)
    {
        var status = $"/proc/{id}/status";
        return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
    }

    private void Pods(params PlayedPod[] pods) => _kubectl.Prints("get pods", PlayedPod.List(pods));

    private void Watch(params string[] events)
    {
        foreach (var (text, i) in events.Select((text, i) => (text, i)))
            File.WriteAllText(_folder[$"event-{i}"], text);
        // What happens after the first takes a moment.
        _kubectl.Does("get pods --all-namespaces --watch", string.Join("; sleep 0.7; ", events.Select((_, i) => $"cat '{_folder[$"event-{i}"]}'")) + $"; sleep 1; echo >'{_folder["watched"]}'; exec sleep 100");
    }

    private void Logs(PlayedPod pod, string script) => _kubectl.Does($"logs {pod.Name} ", script);

    /// <summary>Each a text and a second.</summary>
    private static string Lines(params string[] lines) =>
        string.Join("; ", lines.Select(line => line.LastIndexOf(' ') is var space ? $"echo '2026-03-01T12:00:0{line[(space + 1)..]}.123456789Z {line[..space]}'" : ""));

    private static string Choose(params (string Option, string Script)[] cases) =>
        $"case \"$*\" in {string.Join(" ", cases.Select(one => $"*{one.Option}*) {one.Script} ;;"))} esac";

    /// <summary>Something else at each call, the last again and again.</summary>
    private string Turns(params string[] scripts) =>
        $"echo >>'{_folder["turns"]}'; case $(wc -l <'{_folder["turns"]}') in {string.Join(" ", scripts.Select((script, i) => $"{(i == scripts.Length - 1 ? "*" : i + 1)}) {script} ;;"))} esac";

    private ClusterLogs Backend(int most = 50) =>
        new(new ClusterAccess(new ExternalTool(Path.Combine(_kubectl.Folder, "kubectl")), _folder.FullPath, new() { Context = "prod-eu" }), most, line => Locked(() => _said.Add(line)), TimeProvider.System);

    private void Locked(Action action)
    {
        lock (_said)
            action();
    }

    private async Task<List<string>> ReadAsync(LogQuery query, int count = int.MaxValue, int most = 50)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var lines = new List<string>();
        await foreach (var record in Backend(most).ReadAsync(query, end.Token))
        {
            lines.Add(record.Message);
            if (lines.Count == count)
                break;
        }

        return lines;
    }
}
