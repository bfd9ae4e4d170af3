using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Processes;

/// <summary>
/// A real server on a loopback port, with its data in a folder of its own. Its log stays in <c>logs/</c> beside the test assembly, and its tail is
/// part of every failure.
/// </summary>
internal abstract class RealProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _command;
    private readonly string[] _arguments;
    private readonly string _log;
    private Process? _process;

    protected RealProcess(string command, int port, IEnumerable<string> arguments)
    {
        _command = command;
        _arguments = [.. arguments];
        Name = $"{Path.GetFileName(command)}-{port}";
        Address = new Uri($"http://127.0.0.1:{port}/");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        _log = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "logs")).FullName, $"{Name}.log");
        File.Delete(_log);
    }

    public string Name { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Number of the running process.</summary>
    protected int Id => _process!.Id;

    /// <summary>Path that answers 200 as soon as the server may be used.</summary>
    protected abstract string ReadyPath { get; }

    /// <summary>Starts the process, for the first time or again, and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        // The shell replaces itself by the server; it is there only to send the output into the log.
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", _log, _command, .. _arguments]))!;
        RunningProcesses.Add(_process);
        await Eventually.HoldsAsync($"{Name} is ready", StartLimit, IsReadyAsync, () => Evidence);
    }

    /// <summary>Ends the process as an operator would, and waits until it is gone.</summary>
    public async Task StopAsync()
    {
        if (_process is not { HasExited: false } process)
            return;
        await Tool.RunAsync("/bin/kill", "-TERM", $"{process.Id}");
        using var limit = new CancellationTokenSource(StopLimit);
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Ends the process as a crash would (kill -9).</summary>
    public async Task KillAsync()
    {
        if (_process is not { HasExited: false } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task<JObject> GetJsonAsync(string path) => JObject.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The last lines of the log, for failures.</summary>
    public string Evidence
    {
        get
        {
            var lines = File.Exists(_log) ? File.ReadAllLines(_log) : [];
            return $"--- the last lines of {_log}\n{string.Join('\n', lines.TakeLast(40))}\n";
        }
    }

    /// <summary>Everything that the process wrote so far.</summary>
    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_process is { } process)
            RunningProcesses.Remove(process);
        _process?.Dispose();
        Http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
            throw new InvalidOperationException($"{Name} ended with {_process.ExitCode} before it was ready.\n{Evidence}");
        using var response = await Http.GetAsync(new Uri(ReadyPath, UriKind.Relative));
        return response.IsSuccessStatusCode;
    }
}
