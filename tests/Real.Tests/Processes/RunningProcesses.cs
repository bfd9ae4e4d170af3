using System.Diagnostics;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Remembers what runs, so that a test run that is broken off leaves nothing behind.</summary>
internal static class RunningProcesses
{
    private static readonly HashSet<Process> All = [];

    static RunningProcesses() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    public static void Add(Process process)
    {
        lock (All)
            All.Add(process);
    }

    public static void Remove(Process process)
    {
        lock (All)
            All.Remove(process);
    }

    private static void KillAll()
    {
        lock (All)
        {
            foreach (var process in All.Where(process => !process.HasExited))
                process.Kill();
        }
    }
}
