using System.Globalization;
using System.Runtime.InteropServices;
using Newtonsoft.Json;

namespace Monitoring.Cli.Host;

/// <summary>Which process it is: its number, and when it started, because numbers are given out again.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Started">Ticks from the start of the machine, as <c>/proc</c> has them.</param>
internal sealed record ProcessMark(int Id, long Started)
{
    private const int Hangup = 1;
    private const int KillNow = 9;
    private const int Terminate = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [JsonIgnore]
    public bool IsAlive => Of(Id) == this;

    /// <summary>Null when there is no such process, or only the remains of one.</summary>
    public static ProcessMark? Of(int id)
    {
        try
        {
            // The name in brackets may hold anything; what follows it are the fields from the third on.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new ProcessMark(id, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Null when the file does not name a process that is alive.</summary>
    public static ProcessMark? Read(string path)
    {
        if (!File.Exists(path) || File.ReadAllText(path).Split(' ') is not [var id, var started])
            return null;
        return int.TryParse(id, out var number) && long.TryParse(started, out var ticks) && new ProcessMark(number, ticks) is { IsAlive: true } mark ? mark : null;
    }

    /// <summary>Replaces the file at once, so that nobody reads half of it.</summary>
    public void Write(string path)
    {
        File.WriteAllText($"{path}.new", string.Create(CultureInfo.InvariantCulture, $"{Id} {Started}"));
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>Asks it to read its configuration again.</summary>
    public void Reload() => Send(Hangup);

    /// <summary>Asks it to end.</summary>
    public void Stop() => Send(Terminate);

    /// <summary>Asks it to end, and ends it when it has not after a while.</summary>
    /// <returns>False when it had to be killed.</returns>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        Stop();
        if (await GoneAsync(patience))
            return true;
        Send(KillNow);
        await GoneAsync(TimeSpan.FromSeconds(5));
        return false;
    }

    private async Task<bool> GoneAsync(TimeSpan patience)
    {
        for (var waited = TimeSpan.Zero; waited < patience; waited += Pause)
        {
            if (!IsAlive)
                return true;
            await Task.Delay(Pause);
        }

        return !IsAlive;
    }

    private void Send(int signal)
    {
        if (IsAlive)
            _ = Kill(Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
