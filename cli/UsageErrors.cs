using System.CommandLine;
using Monitoring.Settings;

namespace Monitoring.Cli;

/// <summary>Says in one sentence each what was not understood about a command line.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var word, ..])
            return [word.StartsWith('-') ? UnknownOption(command, word) : UnknownWord(command, word)];
        if (IsTop(command))
            return [$"Name a command: {Join(Names(command))}. `./monitor --help` says what each does."];
        if (parsed.CommandResult.Command.Arguments.FirstOrDefault(a => parsed.GetResult(a) is not { Tokens.Count: > 0 } && a.Arity.MinimumNumberOfValues > 0) is { } missing)
            return [$"'{Path(command)}' needs <{missing.Name}>. {missing.Description}"];
        return [.. parsed.Errors.Select(e => e.Message).Distinct()];
    }

    private static string UnknownOption(Command command, string word)
    {
        var options = command.Options.Select(o => o.Name).Order(StringComparer.Ordinal).ToList();
        return $"'{Path(command)}' has no option '{word}'.{Hint(word, options)}";
    }

    private static string UnknownWord(Command command, string word) => IsTop(command)
        ? $"There is no command '{word}'.{Hint(word, Names(command))}"
        : $"'{Path(command)}' has no use for '{word}'. `./{Path(command)} --help` says what it takes.";

    private static bool IsTop(Command command) => !command.Parents.Any();

    private static string Hint(string word, IReadOnlyList<string> known) =>
        Nearest.Suggestion(word, known) is { Length: > 0 } suggestion ? suggestion : $" Known: {Join(known)}.";

    private static List<string> Names(Command command) => [.. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];

    private static string Path(Command command) => IsTop(command) ? "monitor" : $"monitor {command.Name}";

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);
}
