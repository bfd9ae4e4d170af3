using Monitoring.Settings;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Stacks.Settings;

/// <summary>
/// Compares the typed <c>config:</c> section of Pulumi.yaml with the settings records. Pulumi asks every stack for a typed key that has no
/// default, so each key has one; secrets are not listed, because a default for them would have to be readable.
/// </summary>
public static class ProjectConfigSection
{
    /// <summary>All differences: keys that are missing, unknown, of another type, or without a default.</summary>
    /// <param name="yaml">Text of Pulumi.yaml.</param>
    /// <param name="rootType">The record whose properties are the top-level keys.</param>
    /// <param name="file">Name of the file for the problems.</param>
    public static IReadOnlyList<Problem> Check(string yaml, Type rootType, string file = "Pulumi.yaml")
    {
        if (!YamlFile.TryParse(yaml, file, out var root, out var problem))
            return [problem];
        if (YamlFile.Get(root, "config") is not YamlMappingNode section)
            return [Problem.Error(file, "There is no config: section; it has to name every top-level setting.")];

        var shape = SettingsShape.Of(rootType);
        var entries = OwnEntries(section, YamlFile.Get(root, "name")?.ToString());
        var missing = shape.Members.Where(m => entries.All(e => e.Name != m.Name))
            .Select(m => Problem.Error(file, $"The config: section does not name '{m.Name}' (type: {m.Kind.PulumiType})."));
        return [.. missing, .. entries.SelectMany(e => CheckEntry(e.Name, $"{file}:{e.Line}", e.Value, shape))];
    }

    /// <summary>The project's own keys, which may be written with or without its name; keys of providers are none of ours.</summary>
    private static List<(string Name, long Line, YamlNode Value)> OwnEntries(YamlMappingNode section, string? project) =>
        [.. from entry in section.Children
            let key = entry.Key.ToString()
            let own = key.StartsWith($"{project}:", StringComparison.Ordinal) ? key[(key.IndexOf(':') + 1)..] : key
            where !own.Contains(':')
            select (own, entry.Key.Start.Line, entry.Value)];

    private static IEnumerable<Problem> CheckEntry(string name, string where, YamlNode value, SettingsShape shape)
    {
        if (shape.Find(name) is not { } member)
        {
            yield return Problem.Error(where, $"There is no setting '{name}'.{Nearest.Suggestion(name, shape.Members.Select(m => m.Name))}");
            yield break;
        }

        var type = YamlFile.Get(value, "type")?.ToString() ?? "missing";
        if (type != member.Kind.PulumiType)
            yield return Problem.Error(where, $"The type of '{name}' is '{type}'; the settings say '{member.Kind.PulumiType}'.");
        if (YamlFile.Get(value, "default") is null)
            yield return Problem.Error(where, $"'{name}' has no default, so Pulumi would ask every stack for it.");
    }
}
