using System.Text;

namespace Monitoring.Cli.Diff;

/// <summary>A comparison for a terminal.</summary>
internal static class DiffText
{
    public static string Write(StackDiff diff)
    {
        var text = new StringBuilder();
        text.Append($"{diff.Stack}, compared with {diff.Before}\n");
        if (!diff.HasChanges)
            return text.Append("\nDeploying it changes nothing.\n").ToString();
        if (diff.Effects.Any())
            text.Append('\n');
        foreach (var (name, effect) in diff.Effects)
            text.Append($"! {name} {DiffWords.Of(effect)}\n");
        foreach (var section in diff.Sections)
        {
            text.Append($"\n{section.Title}: {section.Count}\n");
            foreach (var change in section.Changes)
                Write(text, change);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Change change)
    {
        text.Append($"  {DiffWords.Sign(change.Kind)} {change.Name}\n");
        foreach (var field in change.Fields)
        {
            if (DiffWords.IsShort(field))
            {
                text.Append($"      {field.Path}: {DiffWords.Short(field)}\n");
                continue;
            }

            text.Append($"      {field.Path}:\n");
            foreach (var line in DiffWords.Lines(field))
                text.Append($"        {line}\n");
        }
    }
}
