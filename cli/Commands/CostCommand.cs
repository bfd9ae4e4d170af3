using System.CommandLine;
using Monitoring.Cli.Cost;
using Monitoring.Cli.Help;
using Monitoring.Cli.Stacks;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor cost dev</c>: what a stack stores and needs, job by job and panel by panel, before it is deployed.</summary>
internal static class CostCommand
{
    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Required(context);
        var top = new Option<int>("--top") { Description = "How many dashboards, panels and rules are listed.", DefaultValueFactory = _ => 10 };
        var command = new Verb(
            "cost",
            "Forecasts what a stack stores and needs on a cluster of its profile: series, memory, disk, money; and what each panel and alert costs.",
            Example.Offline("cost dev", "what dev stores and needs"),
            new("cost prod --top 20", "and the twenty panels and rules that cost most")) { stack, top };
        command.SetAction((parsed, _) => RunAsync(context, parsed.GetRequiredValue(stack), parsed.GetValue(top)));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string stack, int top)
    {
        var run = await new StackRunner(context).ForecastAsync(stack);
        if (run.Cost is not { } cost)
        {
            context.Error.WriteProblems(run.Problems);
            return ExitCodes.Problems;
        }

        new CostReport(context.Console).Write(run, cost, top);
        context.Error.WriteProblems(cost.Problems);
        return cost.Problems.Any() ? ExitCodes.Problems : ExitCodes.Ok;
    }
}
