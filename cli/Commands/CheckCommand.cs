using System.CommandLine;
using Monitoring.Cli.Checks;
using Monitoring.Cli.Help;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor check</c>: everything that can be wrong before deploying, for one stack or all of them.</summary>
internal static class CheckCommand
{
    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Optional(context);
        var install = new Option<bool>("--install") { Description = "Bring the real promtool and amtool into the project's cache first." };
        var command = new Verb(
            "check",
            "Checks everything that can be wrong before deploying: settings, program, rules and their tests, dashboards, configuration files.",
            new("check", "everything, of all stacks"),
            new("check dev --install", "one stack, with the real promtool and amtool")) { stack, install };
        command.SetAction((parsed, cancellation) => RunAsync(context, parsed.GetValue(stack), parsed.GetValue(install), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string? stack, bool install, CancellationToken cancellation)
    {
        var runner = new StackRunner(context);
        if (stack is not null)
            runner.Project.Demand(stack);
        var shared = new CheckContext(context, runner, new Toolbox(context));
        if (install)
            await shared.Tools.InstallAsync(cancellation);

        var report = new CheckReport(context.Console, context.Clock);
        report.Heading("project");
        foreach (var check in CheckList.OfProject)
            await report.RunAsync(check, shared, cancellation);

        foreach (var name in stack is null ? runner.Project.Stacks : [stack])
        {
            report.Heading(name);
            var ofStack = shared with { Stack = new StackUnderCheck(runner, name) };
            foreach (var check in CheckList.OfStack)
                await report.RunAsync(check, ofStack, cancellation);
        }

        report.Line(SourceCount.Of(runner.SourcesOfAllStacks()));
        report.Sum();
        return report.ExitCode;
    }
}
