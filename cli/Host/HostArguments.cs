using System.CommandLine;
using Monitoring.Settings;

namespace Monitoring.Cli.Host;

/// <summary>What the commands about this host have in common: which stack, and in which directory it lives.</summary>
internal sealed class HostArguments(CliContext context)
{
    private const string DefaultStack = "dev";

    public Argument<string?> Stack { get; } = StackArgument.Completed(
        new Argument<string?>("stack")
        {
            Description = $"Name of the stack: {DefaultStack} for Pulumi.{DefaultStack}.yaml, which is taken when it is left out.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "stack",
        },
        context);

    public Option<string?> Data { get; } = new("--data") { Description = "Directory of everything that this stack keeps on this host; default: .monitor/<stack> in the project.", HelpName = "DIR" };

    /// <summary>Name of the stack that is meant.</summary>
    public string StackOf(ParseResult parsed) => parsed.GetValue(Stack) ?? DefaultStack;

    public HostFolder FolderOf(ParseResult parsed) => FolderOf(parsed, StackOf(parsed));

    /// <summary>The folder of a stack that is not named by <see cref="Stack"/>.</summary>
    public HostFolder FolderOf(ParseResult parsed, string stack) => new(parsed.GetValue(Data) ?? Path.Combine(context.Root, ".monitor", stack));

    /// <summary>The running stack.</summary>
    /// <exception cref="ProblemsException">None runs there.</exception>
    public static HostState Running(HostFolder folder) => HostState.Read(folder)
        ?? throw new ProblemsException(Problem.Error(folder.FullPath, "Nothing runs here. `./monitor up` starts it; --data names another directory."));
}
