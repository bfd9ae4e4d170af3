using System.CommandLine;
using System.CommandLine.Completions;

namespace Monitoring.Cli;

/// <summary>The argument that names a stack.</summary>
internal static class StackArgument
{
    public static Argument<string> Required(CliContext context) => Completed(new Argument<string>("stack") { Description = "Name of the stack: dev for Pulumi.dev.yaml.", HelpName = "stack" }, context);

    public static Argument<string?> Optional(CliContext context) => Completed(
        new Argument<string?>("stack")
        {
            Description = "Name of the stack: dev for Pulumi.dev.yaml. All stacks when it is left out.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "stack",
        },
        context);

    /// <summary>The names of the project's stacks, for the Tab key.</summary>
    public static IEnumerable<CompletionItem> Names(CliContext context) =>
        Directory.EnumerateFiles(context.Root, "Pulumi.?*.yaml").Select(file => new CompletionItem(Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..]));

    /// <summary>An argument that the Tab key completes with them.</summary>
    public static Argument<T> Completed<T>(Argument<T> argument, CliContext context)
    {
        argument.CompletionSources.Add(_ => Names(context));
        return argument;
    }
}
