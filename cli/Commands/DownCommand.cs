using System.CommandLine;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor down</c>: stops what <c>up</c> started; samples and silences stay.</summary>
internal static class DownCommand
{
    /// <summary>Each program gets half a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var command = new Verb(
            "down",
            "Stops a stack that runs on this machine. Its data stays.",
            new Example("down", "stops what up started")) { common.Stack, common.Data };
        command.SetAction((parsed, _) => RunAsync(context, common.FolderOf(parsed)));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, HostFolder folder)
    {
        if (HostState.Read(folder) is { } state)
        {
            if (!await state.Supervisor.StopAsync(Patience))
                throw new ProblemsException(Problem.Error(folder.FullPath, $"The supervisor (process {state.Supervisor.Id}) did not stop in time and was killed; run `./monitor down` once more for what it left."));
            context.Console.MarkupLineInterpolated($"[green]✓[/] stopped; the data stays in {folder.FullPath}");
            return ExitCodes.Ok;
        }

        var any = Directory.Exists(Path.GetDirectoryName(folder.State)) && Directory.GetFiles(Path.GetDirectoryName(folder.State)!, "*.pid").Length > 0;
        if (any)
            await HostSupervisor.StopLeftoversAsync(folder, context.Console.WriteLine);
        context.Console.MarkupLineInterpolated($"[green]✓[/] nothing runs in {folder.FullPath}");
        return ExitCodes.Ok;
    }
}
