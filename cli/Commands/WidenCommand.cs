using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor widen</c>: one scrape job of a stack on this machine stores everything for a while; nobody has to remember to end it.</summary>
internal static class WidenCommand
{
    private static readonly Duration Longest = Duration.Hours(24);

    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var job = new Argument<string>("job") { Description = "Name of the scrape job, such as kubelet." };
        var length = new Option<string>("--for") { Description = "How long, such as 30m or 2h, 24h at most; 0s ends it now.", DefaultValueFactory = _ => "2h", HelpName = "TIME" };
        length.Validators.Add(result =>
        {
            if (!Duration.TryParse(result.GetValueOrDefault<string>(), CultureInfo.InvariantCulture, out var given) || given > Longest)
                result.AddError($"'{result.GetValueOrDefault<string>()}' is not a time such as 30m, of {Longest} at most.");
        });

        var command = new Verb(
            "widen",
            "Lets one scrape job of a stack that runs on this machine store everything, and ends that by itself.",
            new("widen kubelet", "everything of the kubelets for two hours"),
            new("widen kubelet --for 0s", "and no more")) { job, common.Stack, length, common.Data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = common.FolderOf(parsed);
            var state = HostArguments.Running(folder);
            var (name, before, until) = (parsed.GetRequiredValue(job), Widened.Read(folder), context.Clock.GetUtcNow() + Duration.Parse(parsed.GetRequiredValue(length), CultureInfo.InvariantCulture).Value);
            var isOver = until <= context.Clock.GetUtcNow();
            Widened.Write(folder, isOver ? before.Remove(name) : before.SetItem(name, until));
            try
            {
                await new HostReload(new StackRunner(context), new Toolbox(context), folder, state).RunAsync(cancellation);
            }
            catch (ProblemsException)
            {
                Widened.Write(folder, before);
                throw;
            }

            context.Console.MarkupLineInterpolated($"[green]✓[/] {name} stores {(isOver ? "only what is read" : string.Create(CultureInfo.InvariantCulture, $"everything until {until.ToLocalTime():HH:mm}, and then only what is read"))}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
