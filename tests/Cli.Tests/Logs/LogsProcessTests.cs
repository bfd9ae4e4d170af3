using System.Diagnostics;
using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Backends.Logs;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Logs;

/// <summary>The command as a process of its own, which is told to end by Ctrl-C.</summary>
public sealed class LogsProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_what_follows_the_cluster_at_once_and_no_kubectl_is_left_behind()
    {
        var (pod, note) = (new PlayedPod("cart-6d9fb7c5d4-x2x4z"), $"echo $$ >>'{_folder["ids"]}'");
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo yes")
            .Prints("get pods --all-namespaces --output=json", PlayedPod.List(pod))
            .Does("get pods --all-namespaces --watch", $"{note}; exec sleep 100")
            .Does("logs", $"case \"$*\" in *--follow*) {note}; echo \"$(date -u +%Y-%m-%dT%H:%M:%SZ) order 1\"; exec sleep 100 ;; esac");
        using var monitor = Start(kubectl.Folder, "logs", "cart", "--source", "cluster", "-o", "raw");
        var said = monitor.StandardError.ReadToEndAsync();

        Assert.Equal("order 1", await monitor.StandardOutput.ReadLineAsync());
        var children = await File.ReadAllLinesAsync(_folder["ids"]);
        Assert.Equal(2, children.Length);
        Assert.All(children, child => Assert.True(IsRunning(child)));
        Assert.Equal(ExitCodes.Interrupted, await InterruptAsync(monitor));

        Assert.All(children, child => Assert.False(IsRunning(child), $"process {child} is still there"));
        Assert.EndsWith("Stopped.\n", await said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_into_a_pipe_is_an_object_per_line_at_once_and_Ctrl_C_ends_it()
    {
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(new PlayedDocument("1", (DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60) * 1_000_000_000, "order 1"), new PlayedDocument("2", (DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 50) * 1_000_000_000, "order 2"));
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo yes");
        using var monitor = Start(kubectl.Folder, elastic.Server.Address, "logs", "cart", "-o", "json");

        foreach (var expected in new[] { "order 1", "order 2" })
            Assert.Equal(expected, (string?)JObject.Parse((await monitor.StandardOutput.ReadLineAsync())!)["message"]);
        Assert.Equal(ExitCodes.Interrupted, await InterruptAsync(monitor));

        Assert.Equal("", await monitor.StandardOutput.ReadToEndAsync());
        Assert.Equal(0, elastic.OpenViews);
    }

    private Process Start(string path, params string[] words) => Start(path, new Uri("http://127.0.0.1:1"), words);

    private Process Start(string path, Uri elasticsearch, params string[] words)
    {
        // Whoever runs tests in the background has Ctrl-C ignored, and passes that on.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", typeof(CommandLine).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MONITOR_ROOT"] = CliProject.Source;
        start.Environment["MONITOR_CONFIG"] = _folder["none"];
        start.Environment["MONITOR_ELASTICSEARCH_URL"] = elasticsearch.AbsoluteUri;
        start.Environment["PATH"] = $"{path}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    /// <returns>The exit code, which comes soon: nobody waits for a view or a kubectl to say goodbye.</returns>
    private static async Task<int> InterruptAsync(Process monitor)
    {
        using var interrupt = Process.Start("kill", ["-INT", $"{monitor.Id}"])!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await monitor.WaitForExitAsync(patience.Token);
        return monitor.ExitCode;
    }

    /// <summary>One that has ended and that nobody took note of has no command line.</summary>
    private static bool IsRunning(string process) => File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
}
