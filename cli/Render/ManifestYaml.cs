using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Monitoring.Cli.Render;

/// <summary>
/// Writes an object as kubectl reads it, the same bytes for the same object: keys sorted (what identifies an object first), whole numbers
/// without a fraction, long texts as literal blocks, and every text quoted that any version of YAML could take for something else.
/// </summary>
internal static partial class ManifestYaml
{
    private static readonly string[] First = ["apiVersion", "kind", "metadata", "name", "namespace"];

    private static readonly HashSet<string> NotText = new(["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    private static readonly EmitterSettings Settings = EmitterSettings.Default.WithBestIndent(2).WithBestWidth(int.MaxValue).WithIndentedSequences();

    public static string Write(IEnumerable<KeyValuePair<string, object>> manifest)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        WriteMap(emitter, manifest);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteValue(Emitter emitter, object? value)
    {
        switch (value)
        {
            case null:
                WritePlain(emitter, "null");
                break;
            case string text:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, StyleOf(text), isPlainImplicit: true, isQuotedImplicit: true));
                break;
            case bool flag:
                WritePlain(emitter, flag ? "true" : "false");
                break;
            case double number:
                WritePlain(emitter, number.ToString(number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? "F0" : "R", CultureInfo.InvariantCulture));
                break;
            case int number:
                WritePlain(emitter, number.ToString(CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object>> map:
                WriteMap(emitter, map);
                break;
            case IEnumerable list:
                WriteList(emitter, list);
                break;
            default:
                throw new InvalidOperationException($"A value of type {value.GetType().Name} cannot be part of an object of the cluster.");
        }
    }

    private static void WriteMap(Emitter emitter, IEnumerable<KeyValuePair<string, object>> map)
    {
        emitter.Emit(new MappingStart());
        foreach (var (key, value) in map.OrderBy(e => Rank(e.Key)).ThenBy(e => e.Key, StringComparer.Ordinal))
        {
            WriteValue(emitter, key);
            WriteValue(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void WriteList(Emitter emitter, IEnumerable list)
    {
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var item in list)
            WriteValue(emitter, item);
        emitter.Emit(new SequenceEnd());
    }

    private static void WritePlain(Emitter emitter, string text) => emitter.Emit(new Scalar(text));

    private static int Rank(string key) => Array.IndexOf(First, key) is >= 0 and var rank ? rank : First.Length;

    private static ScalarStyle StyleOf(string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
            return ScalarStyle.Literal;
        return Harmless().IsMatch(text) && !NotText.Contains(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;
    }

    [GeneratedRegex("^[A-Za-z/][A-Za-z0-9_./@+=-]*(:[A-Za-z0-9_./@+=-]+)*$")]
    private static partial Regex Harmless();
}
