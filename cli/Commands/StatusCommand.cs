using System.CommandLine;
using Monitoring.Cli.Host;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor status</c>: how the stack on this machine is doing; the exit code says whether all is well.</summary>
internal static class StatusCommand
{
    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var command = new Command("status", "Shows a stack that runs on this machine: programs, targets, alerts, disk. Exit code 1 when a program is down or a critical alert fires.") { common.Stack, common.Data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = common.FolderOf(parsed);
            var report = await HostReport.TakeAsync(HostArguments.Running(folder), folder, cancellation);
            context.Console.Write(report.Draw());
            return report.IsHealthy ? ExitCodes.Ok : ExitCodes.Problems;
        });
        return command;
    }
}
