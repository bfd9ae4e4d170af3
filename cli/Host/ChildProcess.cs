using System.Diagnostics;
using Monitoring.Cli.Tools;

namespace Monitoring.Cli.Host;

/// <summary>A program that is kept running: started again, each time a little later, when it ends by itself.</summary>
internal sealed class ChildProcess(HostProcess what, HostFolder folder, ExternalTool? setsid, Action<string> say) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);

    /// <summary>One that ended more often before it was ever ready will not become it.</summary>
    private const int MostRestarts = 3;

    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _http = WebFiles.Client(what.Address, folder, TimeSpan.FromSeconds(2));
    private Task _supervision = Task.CompletedTask;
    private volatile ProcessMark? _mark;
    private int _restarts;

    public HostProcess What => what;

    public HostProgramState State => new(what.Name, what.Address, _mark?.Id, _restarts);

    /// <summary>Starts it, and from then on keeps it running.</summary>
    public void Start() => _supervision = SuperviseAsync(Launch());

    /// <summary>Returns when it may be used.</summary>
    /// <exception cref="TimeoutException">It was not ready in time.</exception>
    public async Task ReadyAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(cancellation))
        {
            if (waited.Elapsed > patience)
                throw new TimeoutException($"{what.Name} is not ready after {patience.TotalSeconds:0} s. {LastWords()}");
            if (_restarts > MostRestarts)
                throw new TimeoutException($"{what.Name} ends each time before it is ready. {LastWords()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }

    /// <summary>Ends it; it is not started again.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync();
        if (_mark is { } mark && !await mark.StopAsync(patience))
            say($"{what.Name} did not stop within {patience.TotalSeconds:0} s and was killed");
        await _supervision;
        File.Delete(folder.MarkOf(what.Name));
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _http.Dispose();
    }

    private Process Launch()
    {
        // A session of its own, so that Ctrl-C reaches the supervisor alone, which stops all in order. The shell only sends the output into the log.
        string[] shell = ["/bin/sh", "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", folder.LogOf(what.Name), what.Command, .. what.Arguments];
        var command = setsid is null ? shell : [setsid.FullPath, .. shell];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder.FullPath };
        foreach (var (name, value) in what.Environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new IOException($"'{what.Command}' could not be started.");
        _mark = ProcessMark.Of(process.Id);
        _mark?.Write(folder.MarkOf(what.Name));
        return process;
    }

    private async Task SuperviseAsync(Process process)
    {
        var pause = FirstPause;
        while (true)
        {
            var alive = Stopwatch.StartNew();
            await process.WaitForExitAsync();
            var code = process.ExitCode;
            process.Dispose();
            _mark = null;
            if (_stopping.IsCancellationRequested)
                return;
            pause = alive.Elapsed > Healthy ? FirstPause : pause;
            say($"{what.Name} ended with {code}; it is started again in {pause.TotalSeconds:0} s. {LastWords()}");
            try
            {
                await Task.Delay(pause, _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            _restarts++;
            process = Launch();
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(what.Program.ReadyPath, UriKind.Relative), cancellation);
            return _mark is not null && response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private string LastWords() => HostLog.LastWords(folder.LogOf(what.Name)) is { } words ? $"Its last words: {words}" : "It left no word.";
}
