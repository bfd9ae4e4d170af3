using System.Diagnostics;
using Xunit.Sdk;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Waits for something that another process is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until <paramref name="read"/> gives something else than null.</summary>
    /// <param name="what">What is waited for, as it is to stand in the failure: "the alert reaches both Alertmanagers".</param>
    /// <param name="within">How long at most. Be generous: only a failing test waits that long.</param>
    /// <param name="read">The answer, or null for "not yet". An address that does not answer yet counts as "not yet".</param>
    /// <param name="evidence">What helps to understand a failure, for instance the tail of a log.</param>
    public static async Task<T> GetAsync<T>(string what, TimeSpan within, Func<Task<T?>> read, Func<string> evidence)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        do
        {
            try
            {
                if (await read() is { } answer)
                    return answer;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                last = exception;
            }

            await Task.Delay(Pause);
        }
        while (clock.Elapsed < within);

        throw new XunitException($"Not within {within.TotalSeconds:0} s: {what}.{(last is null ? "" : $" Last error: {last.Message}")}\n{evidence()}");
    }

    public static Task HoldsAsync(string what, TimeSpan within, Func<Task<bool>> condition, Func<string> evidence) =>
        GetAsync(what, within, async () => await condition() ? "" : null, evidence);

    public static Task HoldsAsync(string what, TimeSpan within, Func<bool> condition, Func<string> evidence) =>
        HoldsAsync(what, within, () => Task.FromResult(condition()), evidence);
}
