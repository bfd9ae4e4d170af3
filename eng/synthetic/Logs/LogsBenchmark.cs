using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Monitoring.Synthetic.Server.Logs;

/// <summary>What <c>./monitor logs</c> takes: whole processes that read from a played Elasticsearch and a played kubectl, and whose lines are counted one by one.</summary>
/// <param name="monitor">The command.</param>
/// <param name="folder">For what is played.</param>
internal sealed class LogsBenchmark(IReadOnlyList<string> monitor, string folder)
{
    private const int Rate = 10_000;

    /// <summary>A history as fast as it goes.</summary>
    public Task HistoryAsync(long lines) => FromElasticsearchAsync("history, Elasticsearch", Stopped(lines), lines, TimeSpan.FromMinutes(10), "--since", "1h", "--no-follow");

    /// <summary>What comes in, as fast as it comes.</summary>
    public Task FollowAsync(int seconds)
    {
        var start = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000;
        return FromElasticsearchAsync($"10,000 lines/s for {seconds} s, Elasticsearch", new LineCorpus(start, Rate, long.MaxValue / Rate), long.MaxValue, TimeSpan.FromSeconds(seconds), "--since", "1m", "--follow");
    }

    /// <summary>The lines of a container that kubectl prints as fast as they are read, followed.</summary>
    public async Task ClusterAsync(long lines)
    {
        var kubectl = PlayedKubectl.Write(folder, lines);
        var run = new MonitorRun();
        await run.ReadAsync([.. monitor, "logs", "cart", "-o", "raw", "--source", "cluster", "--since", "1h", "--follow"], new Dictionary<string, string> { ["PATH"] = $"{kubectl}:{Environment.GetEnvironmentVariable("PATH")}" }, lines, TimeSpan.FromMinutes(10));
        Report("follow, cluster", run);
    }

    /// <summary>Time from the backend's answer to the first line, the median of some runs.</summary>
    public async Task FirstLineAsync(string title, int runs)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            await using var server = new LineServer(Stopped(1000), Port());
            var run = new MonitorRun();
            await run.ReadAsync(Command("--since", "1h", "--follow"), Variables(server), 1, TimeSpan.FromMinutes(1));
            times.Add(Stopwatch.GetElapsedTime(server.FirstPage, run.FirstLine).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"first line after the answer, {title}",-48}{times.Order().ElementAt(runs / 2),6:F0} ms, of {runs} runs the median; {times.Min():F0} to {times.Max():F0}"));
    }

    private async Task FromElasticsearchAsync(string title, LineCorpus corpus, long most, TimeSpan longest, params string[] options)
    {
        await using var server = new LineServer(corpus, Port());
        var run = new MonitorRun();
        await run.ReadAsync(Command(options), Variables(server), most, longest);
        Report(title, run);
    }

    private static void Report(string title, MonitorRun run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{title,-48}{run.Lines,9:N0} lines in {run.Time.TotalSeconds,5:F1} s, {run.Processor.TotalMicroseconds / run.Lines,5:F1} µs of CPU per line: 10,000 lines/s are {run.Processor.TotalMicroseconds / run.Lines:F0} % of a core; MiB: {run.Memory}"));

    private IReadOnlyList<string> Command(params string[] options) => [.. monitor, "logs", "cart", "-o", "raw", .. options];

    private Dictionary<string, string> Variables(LineServer server) => new()
    {
        ["MONITOR_ELASTICSEARCH_URL"] = server.Address.AbsoluteUri,
        ["MONITOR_CONFIG"] = Path.Combine(folder, "none"),
        ["PATH"] = $"{PlayedKubectl.Write(folder, 0)}:{Environment.GetEnvironmentVariable("PATH")}",
    };

    /// <summary>Lines of the last minutes, the newest of them written a while ago.</summary>
    private static LineCorpus Stopped(long lines) => new((DateTimeOffset.UtcNow.ToUnixTimeSeconds() - (lines / Rate) - 60) * 1000, Rate, lines);

    private static int Port()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
