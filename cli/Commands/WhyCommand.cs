using System.CommandLine;
using Monitoring.Cli.Help;
using Monitoring.Cli.Metrics;
using Monitoring.Cli.Stacks;
using Monitoring.Settings;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor why</c>: who reads a metric, which job stores it, or why it is dropped and what to say so that it stays.</summary>
internal static class WhyCommand
{
    public static Command Create(CliContext context)
    {
        var metric = new Argument<string>("metric") { Description = "Name of the metric, such as kube_pod_status_phase." };
        var stack = StackArgument.Completed(new Argument<string>("stack") { Description = "Name of the stack: dev for Pulumi.dev.yaml.", DefaultValueFactory = _ => "dev", HelpName = "stack" }, context);
        var command = new Verb(
            "why",
            "Says which rules and panels read a metric, which scrape job stores it, or why it is dropped and what keeps it.",
            Example.Offline("why kube_pod_status_phase", "who reads it, and who stores it"),
            new("why node_arp_entries prod", "why prod drops it, and what keeps it")) { metric, stack };
        command.SetAction(parsed =>
        {
            var run = new StackRunner(context).Compile(parsed.GetValue(stack)!);
            if (run.Plan is not { } plan || run.Problems.Any(problem => problem.Level == ProblemLevel.Error))
                throw new ProblemsException([.. run.Problems.Where(problem => problem.Level == ProblemLevel.Error)]);
            new MetricReport(context.Console, plan, run.Stack).Show(parsed.GetRequiredValue(metric));
            return ExitCodes.Ok;
        });
        return command;
    }
}
