using System.Diagnostics;
using System.Globalization;
using Monitoring.Cli.Backends.Alerts;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary>Sends an alert that is none through an Alertmanager, and says what became of it.</summary>
internal sealed class TestAlert(CliContext context, AlertmanagerAlerts api, TimeSpan patience)
{
    private const string Mark = "monitor_test";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<int> SendAsync(string severity, CancellationToken cancellation)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        var labels = new Dictionary<string, string> { ["alertname"] = "MonitorTest", ["severity"] = severity, [Mark] = id };
        var annotations = new Dictionary<string, string>
        {
            ["summary"] = "A test of the way alerts take",
            ["description"] = $"Somebody ran `./monitor alert test` (number {id}). Nothing is wrong, and nothing has to be done.",
        };
        var starts = context.Clock.GetUtcNow();
        var before = await api.CountsAsync(cancellation);
        await api.RaiseAsync(labels, annotations, starts, starts.AddMinutes(10), cancellation);
        context.Console.WriteLine($"Sent a test alert of severity {severity}, number {id}.");
        try
        {
            return await WaitAsync(id, before, cancellation);
        }
        finally
        {
            await api.RaiseAsync(labels, annotations, starts, context.Clock.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task<int> WaitAsync(string id, NotificationCounts before, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var announced = false;
        while (waited.Elapsed < patience)
        {
            if (!announced && (await api.AlertsAsync(cancellation)).FirstOrDefault(alert => alert.Labels.GetValueOrDefault(Mark) == id) is { } alert)
            {
                announced = true;
                context.Console.WriteLine($"It goes to the receiver '{string.Join("', '", alert.Receivers)}'.");
                if (alert.Receivers.All(receiver => receiver == "nobody"))
                {
                    context.Console.MarkupLine("[olive]![/] That receiver tells nobody: the stack's on-call target is none, or alerts of this severity wake no one.");
                    return ExitCodes.Ok;
                }
            }

            var now = await api.CountsAsync(cancellation);
            if (now.NewFailures(before) is { Count: > 0 } failures)
            {
                context.Console.MarkupLineInterpolated($"[red]✗[/] The service did not take it: {string.Join(", ", failures)}. Alertmanager's log has the answer.");
                return ExitCodes.Problems;
            }

            if (announced && now.Tried > before.Tried)
            {
                context.Console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[green]✓[/] The service took it after {waited.Elapsed.TotalSeconds:0} s. The alert is ended now, which is told too."));
                return ExitCodes.Ok;
            }

            await Task.Delay(Pause, cancellation);
        }

        context.Console.MarkupLineInterpolated($"[red]✗[/] Nothing was sent within {patience.TotalSeconds:0} s: a silence, a muting time window or a long group wait may hold it back. `./monitor alert route alertname=MonitorTest severity=...` tells the way.");
        return ExitCodes.Problems;
    }
}
