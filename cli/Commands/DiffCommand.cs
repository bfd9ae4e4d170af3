using System.CommandLine;
using Monitoring.Cli.Diff;
using Monitoring.Cli.Help;
using Monitoring.Cli.Render;
using Monitoring.Cli.Stacks;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor diff dev</c>: what deploying this version of a stack over another one would change, without a cluster.</summary>
internal static class DiffCommand
{
    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Required(context);
        var against = new Option<string?>("--against") { Description = "Branch, tag or hash to compare with; default: where this branch left the default branch, and on that the commit before.", HelpName = "REF" };
        var markdown = new Option<bool>("--markdown") { Description = "Print a comment for a pull request." };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON, for machines (docs/monitor.md describes it)." };
        var command = new Verb(
            "diff",
            "Compares a stack with that of another commit: what changes, what restarts, what is replaced, what loses data.",
            new("diff prod", "what this branch changes"),
            new("diff prod --against v1.4.0 --markdown", "the same against a release, as a comment for a pull request")) { stack, against, markdown, json };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(markdown) && parsed.GetValue(json))
                throw new UsageException("--markdown and --json exclude each other.");
            Func<StackDiff, string> write = parsed.GetValue(markdown) ? DiffMarkdown.Write : parsed.GetValue(json) ? DiffJson.Write : DiffText.Write;
            return RunAsync(context, parsed.GetRequiredValue(stack), parsed.GetValue(against), write, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string stack, string? against, Func<StackDiff, string> write, CancellationToken cancellation)
    {
        var reference = await GitReference.FindAsync(context.Root, against, cancellation);
        var run = await new StackRunner(context).RunAsync(stack);
        if (!run.IsReady)
        {
            context.Error.WriteProblems(run.Problems);
            return ExitCodes.Problems;
        }

        var before = await new FormerVersion(context, reference).ReadAsync(stack, cancellation);
        var diff = StackDiff.Of(stack, reference.Description, before, StackObjects.Read(RenderedStack.Of(run).Select(file => (file.Name, file.Text))));
        await context.Output.WriteAsync(write(diff));
        return diff.HasChanges ? ExitCodes.Differences : ExitCodes.Ok;
    }
}
