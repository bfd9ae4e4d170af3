using System.Collections.Immutable;
using System.Text;

namespace Monitoring.Stacks.Settings;

/// <summary>Writes docs/configuration.md from the settings records, so that the page cannot differ from what the program accepts.</summary>
public static class ConfigurationDocument
{
    private const string Columns = "| Key | Type | Default | Accepted | What it does |\n|---|---|---|---|---|\n";

    /// <summary>The whole page. <paramref name="rootType"/> is the record whose properties are the top-level keys.</summary>
    public static string Write(Type rootType, ImmutableArray<SecretKey> secretKeys, string project = "monitoring")
    {
        var shape = SettingsShape.Of(rootType);
        var defaults = shape.Default();
        var page = new StringBuilder();
        WriteIntroduction(page, project);

        page.Append("## Single values\n\n").Append(Columns);
        foreach (var member in shape.Members.Where(m => !IsSection(m)))
            WriteRows(page, member, member.Get(defaults), $"{project}:{member.Name}");

        foreach (var section in shape.Members.Where(IsSection))
        {
            page.Append($"\n## `{project}:{section.Name}`\n\n{TextOf(section)}\n\n").Append(Columns);
            if (section.Kind is MapKind { Value: RecordKind value })
                WriteMembers(page, value.Shape, null, "<name>.");
            else
                WriteMembers(page, ((RecordKind)section.Kind).Shape, section.Get(defaults), "");
        }

        WriteSecrets(page, secretKeys, project);
        return page.ToString();
    }

    private static bool IsSection(SettingMember member) => member.Kind is RecordKind or MapKind { Value: RecordKind };

    private static void WriteIntroduction(StringBuilder page, string project) => page.Append($"""
        # Configuration

        This page is generated from the settings classes by `./monitor docs`; change the classes, not the page.

        Every stack has a file `Pulumi.<stack>.yaml` that names only what differs from the defaults below. Edit it, or let Pulumi do it:

        ```
        pulumi config set --stack dev {project}:namespace observability
        pulumi config set --stack dev --path '{project}:prometheus.retention' 24h
        ```

        In the file the same two look like this:

        ```yaml
        config:
          {project}:namespace: observability
          {project}:prometheus:
            retention: 24h
        ```

        `./monitor check <stack>` names every mistake with its key before anything is deployed. An unknown key is an error, so a misspelt one is
        never ignored. A list or a map that is given replaces its default whole; an object replaces only the keys that it names. Durations are
        written `30s`, `24h` or `1d12h`, sizes `512Mi` or `10Gi`, amounts of CPU `100m` or `2`.


        """.ReplaceLineEndings("\n"));

    private static void WriteMembers(StringBuilder page, SettingsShape shape, object? values, string prefix)
    {
        values ??= shape.Default();
        foreach (var member in shape.Members)
            WriteRows(page, member, member.Get(values), prefix + member.Name);
    }

    private static void WriteRows(StringBuilder page, SettingMember member, object? value, string key)
    {
        var standard = member.IsRequired ? "must be given" : Code(member.Kind is RecordKind && value is not null ? "" : member.Kind.Format(value));
        page.Append($"| `{key}` | {member.Kind.TypeName} | {standard} | {Cell(Accepted(member))} | {Cell(TextOf(member))} |\n");
        if (Nested(member.Kind, key) is var (kind, path))
            WriteMembers(page, kind.Shape, member.Kind is RecordKind ? value : null, $"{path}.");
    }

    private static string TextOf(SettingMember member) =>
        member.Setting.Text + (member.Setting.Example is { } example ? $" Example: `{example}`." : "");

    private static (RecordKind Kind, string Path)? Nested(SettingKind kind, string key) => kind switch
    {
        RecordKind record => (record, key),
        ListKind list => Nested(list.Element, $"{key}[]"),
        MapKind map => Nested(map.Value, $"{key}.<name>"),
        _ => null,
    };

    private static string Accepted(SettingMember member)
    {
        var scalar = member.Kind switch { ListKind list => list.Element, MapKind map => map.Value, var kind => kind };
        var choices = scalar is ScalarKind { Type.IsEnum: true } ? scalar.Accepted : null;
        return string.Join(", ", new[] { choices, member.Limits.Text }.OfType<string>());
    }

    private static void WriteSecrets(StringBuilder page, ImmutableArray<SecretKey> secretKeys, string project)
    {
        page.Append("\n## Secrets\n\n");
        page.Append("Secrets are encrypted in the stack's file and never appear in previews, rendered files or ConfigMaps. A value in plain text is an error.\n\n");
        page.Append("| Key | What it is | How to set it |\n|---|---|---|\n");
        foreach (var key in secretKeys)
            page.Append($"| `{project}:{key.Name}` | {Cell(key.Text)} | `pulumi config set --stack <stack> --secret {project}:{key.Name}` |\n");
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{InTable(text)}`";

    private static string Cell(string text) => InTable(text).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string InTable(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
