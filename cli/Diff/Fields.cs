using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>Compares two values field by field.</summary>
internal static class Fields
{
    /// <summary>Members that name an element of a list; elements of other lists are named by themselves.</summary>
    private static readonly string[] Names = ["name", "mountPath", "refId", "key"];

    /// <summary>More changed lines than these are counted instead of shown.</summary>
    private const int MostLines = 20;

    /// <summary>What differs, in the order of the paths; null stands for a side that has nothing.</summary>
    public static ImmutableArray<FieldChange> Compare(JToken? before, JToken? after)
    {
        var (old, now) = (Flat(before), Flat(after));
        ImmutableArray<FieldChange> changes =
        [
            .. from path in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
               let was = old.GetValueOrDefault(path)
               let becomes = now.GetValueOrDefault(path)
               where was != becomes
               select Of(path, was, becomes),
        ];
        return changes.IsEmpty && !JToken.DeepEquals(before, after) ? [new FieldChange("order", "one", "another")] : changes;
    }

    private static FieldChange Of(string path, string? before, string? after)
    {
        if (before?.Contains('\n', StringComparison.Ordinal) != true && after?.Contains('\n', StringComparison.Ordinal) != true)
            return new FieldChange(path, before, after);
        var (old, now) = (Lines(before), Lines(after));
        var (gone, come) = (Except(old, now), Except(now, old));
        return gone.Count + come.Count <= MostLines
            ? new FieldChange(path, Text(gone), Text(come))
            : new FieldChange(path, Counted(gone.Count), Counted(come.Count));
    }

    private static string[] Lines(string? text) => text is null ? [] : text.TrimEnd('\n').Split('\n');

    private static string? Text(List<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);

    private static string? Counted(int lines) => lines == 0 ? null : lines == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{lines} lines");

    /// <summary>Lines of one text that the other does not have, or not as often.</summary>
    private static List<string> Except(string[] lines, string[] others)
    {
        var left = others.CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        return [.. lines.Where(line => !Take(left, line))];
    }

    private static bool Take(Dictionary<string, int> left, string line)
    {
        var number = left.GetValueOrDefault(line);
        if (number > 0)
            left[line] = number - 1;
        return number > 0;
    }

    private static Dictionary<string, string> Flat(JToken? value)
    {
        var into = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is not null)
            Add(into, "", value);
        return into;
    }

    private static void Add(Dictionary<string, string> into, string path, JToken value)
    {
        switch (value)
        {
            case JObject map:
                foreach (var member in map.Properties())
                    Add(into, Below(path, member.Name), member.Value);
                break;
            case JArray list:
                foreach (var item in list)
                    AddItem(into, path, item);
                break;
            default:
                into[Free(into, path)] = ScalarText(value);
                break;
        }
    }

    private static void AddItem(Dictionary<string, string> into, string path, JToken item)
    {
        if (item is JValue scalar && ScalarText(scalar) is var text)
        {
            // An argument of a command line is known by what stands before its value.
            var at = text.StartsWith("--", StringComparison.Ordinal) ? text.IndexOf('=', StringComparison.Ordinal) : -1;
            into[Free(into, $"{path}[{(at < 0 ? text : text[..at])}]")] = at < 0 ? text : text[(at + 1)..];
            return;
        }

        var name = Names.Select(member => (item as JObject)?[member]).FirstOrDefault(member => member is JValue);
        var element = $"{path}[{(name is null ? "" : ScalarText(name))}]";
        for (var number = 2; into.Keys.Any(known => known.StartsWith($"{element}.", StringComparison.Ordinal)); number++)
            element = string.Create(CultureInfo.InvariantCulture, $"{path}[{(name is null ? "" : ScalarText(name))}#{number}]");
        Add(into, element, item);
    }

    private static string Free(Dictionary<string, string> taken, string path)
    {
        var free = path;
        for (var number = 2; taken.ContainsKey(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{path}#{number}");
        return free;
    }

    private static string Below(string path, string member)
    {
        var plain = member.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ');
        return plain ? (path.Length == 0 ? member : $"{path}.{member}") : $"{path}[{member}]";
    }

    private static string ScalarText(JToken value) => value switch
    {
        { Type: JTokenType.Boolean } => (bool)value ? "true" : "false",
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string?)value ?? "",
    };
}
