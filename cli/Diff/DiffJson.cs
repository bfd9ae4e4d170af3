using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>A comparison for machines. The form is a promise, described in docs/monitor.md: members are added, never renamed or removed.</summary>
internal static class DiffJson
{
    public static string Write(StackDiff diff) => new JObject
    {
        ["stack"] = diff.Stack,
        ["against"] = diff.Before,
        ["changed"] = diff.HasChanges,
        ["effects"] = new JArray(diff.Effects.Select(pair => new JObject { ["name"] = pair.Name, ["kind"] = Name(pair.Effect.Kind), ["why"] = pair.Effect.Why })),
        ["sections"] = new JArray(diff.Sections.Select(section => new JObject
        {
            ["title"] = section.Title,
            ["changes"] = new JArray(section.Changes.Select(Of)),
        })),
    }.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    private static JObject Of(Change change) => new()
    {
        ["kind"] = Name(change.Kind),
        ["name"] = change.Name,
        ["fields"] = new JArray(change.Fields.Select(field => new JObject { ["path"] = field.Path, ["before"] = field.Before, ["after"] = field.After })),
    };

    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
