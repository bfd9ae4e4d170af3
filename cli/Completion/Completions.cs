using System.CommandLine;

namespace Monitoring.Cli.Completion;

/// <summary>What can stand where the cursor is.</summary>
internal static class Completions
{
    /// <summary>Options are offered once a dash is typed.</summary>
    /// <param name="command">The whole command.</param>
    /// <param name="words">What stands behind the command's name up to the cursor; the last word is the one to complete, empty when it has not begun.</param>
    public static IReadOnlyList<string> Of(Command command, IReadOnlyList<string> words)
    {
        var text = string.Join(' ', words.Select(Quoted));
        var begun = words.Count > 0 ? words[^1] : "";
        return
        [
            .. command.Parse(text).GetCompletions(text.Length).Select(item => item.InsertText ?? item.Label)
                .Where(word => word.StartsWith(begun, StringComparison.Ordinal) && word.StartsWith('-') == begun.StartsWith('-') && !IsAnotherName(word)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;

    /// <summary>The library's other names of --help; nobody looks for these with the Tab key.</summary>
    private static bool IsAnotherName(string word) => word is "-?" or "/?" or "/h";
}
