using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Dashboards;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor dashboards pull UID</c>: a dashboard that somebody edited in Grafana becomes a source, and what it reads is stored.</summary>
internal static class DashboardsCommand
{
    public static Command Create(CliContext context) => new("dashboards", "Takes dashboards out of Grafana.") { Pull(context) };

    private static Verb Pull(CliContext context)
    {
        var common = new SignalArguments(context);
        var uid = new Argument<string>("uid") { Description = "Uid of the dashboard; it is in its address, behind /d/." };
        var folder = new Option<string?>("--folder") { Description = "Folder of dashboards/ that a new dashboard belongs to.", HelpName = "NAME" };
        return common.On(new Verb(
            "pull",
            "Takes a dashboard as it is in Grafana into dashboards/. The metrics that it reads are stored from the next deployment on.",
            new("dashboards pull nodes-overview", "one that the stack brought and somebody changed"),
            new("dashboards pull ab12cd34 --folder micro", "a new one"))
        {
            uid, folder,
        }, async (parsed, signals, cancellation) =>
        {
            var plan = await RunningPlan.OfAsync(signals, cancellation);
            var grafana = await signals.OpenAsync(Backend.Grafana, cancellation);
            if (await new DashboardPull(grafana, plan, context.Root).PullAsync(parsed.GetRequiredValue(uid), parsed.GetValue(folder), cancellation) is { } path)
                context.Console.MarkupLineInterpolated($"[green]✓[/] {path} written; `./monitor check {signals.Stack}` says what is missing, `git diff` what is new");
            else
                context.Console.MarkupLine("[green]✓[/] the source says the same already");
            return ExitCodes.Ok;
        });
    }
}
