using System.Diagnostics;
using System.Globalization;

namespace Monitoring.Synthetic.Server.Logs;

/// <summary>One run of <c>./monitor logs</c> on the first core of this machine, with what it took.</summary>
internal sealed class MonitorRun
{
    private readonly List<long> _memory = [];

    /// <summary>Lines that came, each the next of the one before.</summary>
    public long Lines { get; private set; }

    /// <summary>When the first came, by <see cref="Stopwatch"/>.</summary>
    public long FirstLine { get; private set; }

    /// <summary>CPU from the first line to the last.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>Time from the first line to the last.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Resident memory at each fifth of the run and at its height, in MiB.</summary>
    public string Memory => string.Join(" ", Enumerable.Range(1, 5).Select(part => Mebibytes(_memory[Math.Max(0, (_memory.Count * part / 5) - 1)]))) + $", at most {Mebibytes(_memory.Max())}";

    /// <summary>Starts it and reads what it prints until it ends, or as long as it may.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="environment">Variables for it.</param>
    /// <param name="most">At most so many lines are read.</param>
    /// <param name="longest">And for so long.</param>
    /// <exception cref="InvalidDataException">A line is missing, or came twice.</exception>
    public async Task ReadAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, long most, TimeSpan longest)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var end = new CancellationTokenSource(longest);
        var watching = WatchAsync(process, end.Token);
        var before = TimeSpan.Zero;
        try
        {
            while (Lines < most && await process.StandardOutput.ReadLineAsync(end.Token) is { } line)
            {
                if (line != LineCorpus.Message(Lines))
                    throw new InvalidDataException($"'{LineCorpus.Message(Lines)}' is expected, and '{line}' came.");
                if (Lines++ == 0)
                    (FirstLine, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            }
        }
        catch (OperationCanceledException)
        {
            // Long enough.
        }

        if (Lines == 0)
            throw new InvalidDataException($"'{string.Join(' ', command)}' printed no line.");
        (Time, Processor) = (Stopwatch.GetElapsedTime(FirstLine), process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime - before);
        await end.CancelAsync();
        await watching;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private async Task WatchAsync(Process process, CancellationToken end)
    {
        while (!end.IsCancellationRequested && !process.HasExited)
        {
            process.Refresh();
            _memory.Add(process.WorkingSet64);
            await Task.Delay(TimeSpan.FromMilliseconds(250), end).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static string Mebibytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);
}
