using System.CommandLine;
using Monitoring.Cli.Cost;
using Monitoring.Cli.Help;
using Monitoring.Cli.Preview;
using Monitoring.Cli.Stacks;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor preview dev</c>: everything that deploying would create, without a cluster.</summary>
internal static class PreviewCommand
{
    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Required(context);
        var json = new Option<bool>("--json") { Description = "Print the preview as JSON, for machines (docs/monitor.md describes it)." };
        var command = new Verb(
            "preview",
            "Shows everything that deploying a stack would create, and what it asks of the cluster.",
            Example.Offline("preview dev", "everything that deploying dev would create"),
            new("preview dev --json", "the same for machines")) { stack, json };
        command.SetAction((parsed, cancellation) => parsed.GetValue(json)
            ? RunForMachinesAsync(context, parsed.GetRequiredValue(stack), cancellation)
            : RunAsync(context, parsed.GetRequiredValue(stack), cancellation));
        return command;
    }

    private static async Task<StackRun> ForecastAsync(CliContext context, string stack, CancellationToken cancellation)
    {
        var former = new FormerForecast(context).FindAsync(stack, cancellation);
        var forecast = new StackRunner(context).ForecastAsync(stack);
        await Task.WhenAll(former, forecast);
        var (run, compare) = (await forecast, await former);
        return run.Cost is { } cost && compare is not null ? run with { CostChange = compare(cost) } : run;
    }

    private static async Task<int> RunAsync(CliContext context, string stack, CancellationToken cancellation)
    {
        var run = await ForecastAsync(context, stack, cancellation);
        new PreviewReport(context.Console).Write(run);
        if (run.Problems.Any())
            context.Error.WriteLine();
        context.Error.WriteProblems(run.Problems);

        context.Console.WriteLine();
        var mark = run.IsReady ? "[green]✓[/]" : "[red]✗[/]";
        context.Console.MarkupLine($"{mark} {Markup.Escape(PreviewReport.Verdict(run))}");
        return run.IsReady ? ExitCodes.Ok : ExitCodes.Problems;
    }

    private static async Task<int> RunForMachinesAsync(CliContext context, string stack, CancellationToken cancellation)
    {
        try
        {
            var run = await ForecastAsync(context, stack, cancellation);
            await context.Output.WriteAsync(PreviewJson.Write(run));
            return run.IsReady ? ExitCodes.Ok : ExitCodes.Problems;
        }
        catch (ProblemsException e)
        {
            await context.Output.WriteAsync(PreviewJson.Write(stack, e.Problems));
            return ExitCodes.Problems;
        }
    }
}
