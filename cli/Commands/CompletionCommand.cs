using System.CommandLine;
using Monitoring.Cli.Completion;
using Monitoring.Cli.Help;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor completion bash</c>: what a shell needs so that the Tab key completes commands, options and stacks.</summary>
internal static class CompletionCommand
{
    public static Command Create(CliContext context)
    {
        var shell = new Argument<string>("shell") { Description = $"Name of the shell: {string.Join(", ", ShellScripts.All.Keys)}." };
        shell.AcceptOnlyFromAmong([.. ShellScripts.All.Keys]);
        var command = new Verb(
            "completion",
            "Prints what a shell reads at its start so that the Tab key completes commands, options and names of stacks.",
            Example.Offline("completion bash", "for ~/.bashrc: source <(./monitor completion bash)"),
            Example.Offline("completion zsh", "for ~/.zshrc, after compinit: source <(./monitor completion zsh)"),
            Example.Offline("completion fish", "for config.fish: ./monitor completion fish | source"))
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            context.Output.Write(ShellScripts.All[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>What the scripts call; not for people.</summary>
    /// <param name="context">The world of the command.</param>
    /// <param name="all">The whole command.</param>
    public static Command CreateForScripts(CliContext context, Func<Command> all)
    {
        var words = new Argument<string[]>("words") { Description = "The words up to the cursor.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Prints what can stand where the cursor is.") { words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var word in Completions.Of(all(), parsed.GetValue(words) ?? []))
                context.Output.WriteLine(word);
            return ExitCodes.Ok;
        });
        return command;
    }
}
