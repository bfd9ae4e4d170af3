using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>Runs the very script that keeps Elasticsearch's disks from filling up.</summary>
public sealed class GuardScriptTests : IDisposable
{
    /// <summary>What a rollover makes: still empty.</summary>
    private const string Fresh = ".ds-logs-containers-monitoring-2026.01.31-000008";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _indices = [];

    /// <summary>Percent of the disk that is full without the indices; each of them takes another five.</summary>
    private int _rest = 60;

    public GuardScriptTests() => _folder.Write("password", "secret-of-guard");

    [Fact]
    public async Task A_disk_with_room_is_left_alone()
    {
        _indices.AddRange(["zipkin-span-2026-01-30", ".ds-logs-containers-monitoring-2026.01.30-000006"]);
        await using var elastic = new FakeElastic(Answer);
        var result = await RunAsync(elastic);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("The fullest disk is 70 % full", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(elastic.Calls, call => call.Method != "GET");
        Assert.All(elastic.Calls, call => Assert.Equal("guard:secret-of-guard", call.Login));
    }

    [Fact]
    public async Task The_oldest_go_until_there_is_room()
    {
        _indices.AddRange(["zipkin-span-2026-01-29", ".ds-logs-containers-monitoring-2026.01.29-000005", ".ds-logs-containers-monitoring-2026.01.30-000006", "zipkin-span-2026-01-30", "zipkin-span-2026-01-31"]);
        await using var elastic = new FakeElastic(Answer);
        Assert.Equal(0, (await RunAsync(elastic)).ExitCode);
        Assert.Equal(["DELETE /zipkin-span-2026-01-29"], Changes(elastic));
    }

    [Fact]
    public async Task The_index_that_is_written_to_is_replaced_first()
    {
        _rest = 78;
        _indices.Add(".ds-logs-containers-monitoring-2026.01.31-000007");
        await using var elastic = new FakeElastic(Answer);
        Assert.Equal(0, (await RunAsync(elastic)).ExitCode);
        Assert.Equal(
            ["DELETE /.ds-logs-containers-monitoring-2026.01.31-000007", "POST /logs-containers-monitoring/_rollover", "DELETE /.ds-logs-containers-monitoring-2026.01.31-000007"],
            Changes(elastic));
    }

    [Fact]
    public async Task Nothing_left_to_delete_is_a_failure()
    {
        _rest = 90;
        await using var elastic = new FakeElastic(Answer);
        var result = await RunAsync(elastic);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("there is neither a log nor a trace to delete", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_with_its_reason()
    {
        await using var elastic = new FakeElastic(_ => (403, "not for you"));
        var result = await RunAsync(elastic);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("not for you", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Changes(FakeElastic elastic) => elastic.Calls.Where(call => call.Method != "GET").Select(call => call.ToString());

    private (int Status, string Answer) Answer(RecordedCall call)
    {
        if (call.Path.StartsWith("/_cat/allocation", StringComparison.Ordinal))
            return (200, $"12\n{_rest + (5 * _indices.Count(index => index != Fresh))}\n\n");
        if (call.Path.StartsWith("/_cat/indices", StringComparison.Ordinal))
            return (200, string.Concat(_indices.Select((index, i) => $"{1_700_000_000_000 + i} {index}\n")));
        if (call.Path.EndsWith("/_rollover", StringComparison.Ordinal))
        {
            _indices.Add(Fresh);
            return (200, "{}");
        }

        // An index that its data stream writes to cannot be deleted: the last one of the stream.
        var index = call.Path[1..];
        if (index.StartsWith(".ds-", StringComparison.Ordinal) && _indices.Last(name => name.StartsWith(".ds-", StringComparison.Ordinal)) == index)
            return (400, "index is the write index for its data stream");
        _indices.Remove(index);
        return (200, "{}");
    }

    private Task<ToolResult> RunAsync(FakeElastic elastic) => Tool.RunAsync(
        "env", $"ELASTICSEARCH={elastic.Url}", "LOGIN=guard", $"PASSWORD_FILE={_folder.PathOf("password")}", "INDICES=logs-*-monitoring,zipkin-*", "LIMIT=80", "PAUSE=0.1",
        "bash", Repository.PathOf("infra/Elasticsearch/Setup/guard.sh"));
}
