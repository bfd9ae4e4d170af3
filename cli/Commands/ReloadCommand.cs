using System.CommandLine;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor reload</c>: edited rules, dashboards and settings, in a stack that runs on this machine.</summary>
internal static class ReloadCommand
{
    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var command = new Verb(
            "reload",
            "Takes edited rules, dashboards and settings over into a stack that runs on this machine. They are checked first; what is bad changes nothing.",
            new Example("reload", "rules, dashboards and settings as they are now")) { common.Stack, common.Data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = common.FolderOf(parsed);
            var reload = new HostReload(new StackRunner(context), new Toolbox(context), folder, HostArguments.Running(folder));
            if (await reload.RunAsync(cancellation) is { } bundle)
                context.Console.MarkupLineInterpolated($"[green]✓[/] reloaded: bundle {bundle.Hash}, {bundle.Files.Count} files");
            else
                context.Console.MarkupLine("[green]✓[/] nothing has changed");
            return ExitCodes.Ok;
        });
        return command;
    }
}
