using System.Globalization;
using System.Net;
using System.Text;

namespace Monitoring.Cli.Diff;

/// <summary>
/// A comparison as a comment of a pull request: the summary first, everything long folded. A comment has a limit; what does not fit is left away
/// from the details on, and the comment says so.
/// </summary>
internal static class DiffMarkdown
{
    /// <summary>Most characters of a comment. GitHub takes 65,536.</summary>
    public const int Limit = 60_000;

    private const int MostEffects = 40;

    /// <summary>How much is shown, tried from the first on: changes of a section, and fields of a change.</summary>
    private static readonly (int Changes, int Fields)[] Sizes = [(500, 40), (200, 12), (100, 6), (60, 3), (40, 1), (25, 0), (5, 0)];

    public static string Write(StackDiff diff) =>
        Sizes.Select(size => Write(diff, size.Changes, size.Fields)).FirstOrDefault(text => text.Length <= Limit) ?? $"{Write(diff, 0, 0)[..(Limit - 2)]}\n";

    private static string Write(StackDiff diff, int mostChanges, int mostFields)
    {
        var text = new StringBuilder();
        text.Append($"### `{diff.Stack}`\n\nCompared with {diff.Before}.\n\n");
        if (!diff.HasChanges)
            return text.Append("Deploying it changes nothing.\n").ToString();
        text.Append("| | |\n|---|---|\n");
        foreach (var section in diff.Sections)
            text.Append($"| {section.Title} | {section.Count} |\n");
        text.Append('\n');
        WriteEffects(text, diff);
        foreach (var section in diff.Sections)
            WriteSection(text, section, mostChanges, mostFields);
        return text.ToString();
    }

    private static void WriteEffects(StringBuilder text, StackDiff diff)
    {
        var effects = diff.Effects.ToList();
        foreach (var (name, effect) in effects.Take(MostEffects))
            text.Append($"- {(effect.Kind == EffectKind.LosesData ? "**" : "")}{Code(name)} {WebUtility.HtmlEncode(DiffWords.Of(effect))}{(effect.Kind == EffectKind.LosesData ? "**" : "")}\n");
        More(text, effects.Count - MostEffects, "- ", "effects");
        if (effects.Count == 0)
            text.Append("Nothing restarts, nothing is replaced, no data are lost.\n");
        text.Append('\n');
    }

    private static void WriteSection(StringBuilder text, DiffSection section, int mostChanges, int mostFields)
    {
        text.Append($"<details><summary>{section.Title}: {section.Count}</summary>\n\n");
        foreach (var change in section.Changes.Take(mostChanges))
        {
            text.Append($"- {Word(change.Kind)} {Code(change.Name)}\n");
            foreach (var field in change.Fields.Take(mostFields))
                WriteField(text, field);
            More(text, change.Fields.Length - mostFields, "  - ", "fields");
        }

        More(text, section.Changes.Length - mostChanges, "- ", "changes");
        text.Append("\n</details>\n\n");
    }

    private static void WriteField(StringBuilder text, FieldChange field)
    {
        if (DiffWords.IsShort(field))
        {
            text.Append($"  - {Code(field.Path)}: {Value(field.Before)} → {Value(field.After)}\n");
            return;
        }

        // Longer than any run of backticks inside, so that nothing ends it early.
        var lines = DiffWords.Lines(field).ToList();
        var fence = new string('`', Math.Max(3, lines.Max(LongestRun) + 1));
        text.Append($"  - {Code(field.Path)}:\n    {fence}diff\n");
        foreach (var line in lines)
            text.Append($"    {line}\n");
        text.Append($"    {fence}\n");
    }

    private static void More(StringBuilder text, int number, string before, string what)
    {
        if (number > 0)
            text.Append(CultureInfo.InvariantCulture, $"{before}and {number} more {what}, which `./monitor diff` shows\n");
    }

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        _ => "changed",
    };

    private static string Value(string? value) => value is null ? "nothing" : Code(value);

    /// <summary>A text as code, whatever is in it.</summary>
    private static string Code(string text)
    {
        if (text.Length == 0)
            return "(empty)";
        var fence = new string('`', LongestRun(text) + 1);
        var space = text[0] == '`' || text[^1] == '`' ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}
