using System.Collections.Immutable;
using Monitoring.Generator.Emit;
using Monitoring.Generator.Model;
using Newtonsoft.Json.Linq;

namespace Monitoring.Generator.Schema;

/// <summary>Builds the model of one type from its definition and the overrides.</summary>
public sealed class TypeModels(Definitions definitions, SdkOverrides overrides)
{
    private readonly PropertyTypes _types = new(overrides);

    public TypeModel Of(TypeName name)
    {
        var definition = definitions.Find(name);
        if (definition is null && !overrides.Types.ContainsKey(name.ToString()))
            throw new GeneratorException($"{name} is not in the definitions: see kinds.txt and overrides.jsonc.");
        var properties = Properties(name, definition).OrderBy(p => p.WireName, StringComparer.Ordinal);
        return new TypeModel(name, [.. properties], KindOf(name, definition));
    }

    private IEnumerable<PropertyModel> Properties(TypeName name, JObject? definition)
    {
        var required = (definition?["required"]?.Values<string>() ?? []).Concat(Listed(overrides.Required, name)).ToHashSet();
        var inputs = overrides.Inputs.GetValueOrDefault(name.ToString());
        return TypesByWireName(name, definition).Select(p => new PropertyModel(
            CSharpNames.WireName(p.Name),
            CSharpNames.Property(p.Name, name),
            inputs?.GetValueOrDefault(p.Name) is { } input ? TypeExpression.Parse(input) : p.Type,
            p.Type,
            required.Contains(p.Name),
            Listed(overrides.Secrets, name).Contains(p.Name)));
    }

    private IEnumerable<(string Name, TypeRef Type)> TypesByWireName(TypeName name, JObject? definition)
    {
        var declared = ((JObject?)definition?["properties"])?.Properties().Select(p => (p.Name, _types.Of(p.Value))) ?? [];
        return declared.Concat(Added(overrides.Types, name)).Concat(Added(overrides.Properties, name));
    }

    private KindModel? KindOf(TypeName name, JObject? definition)
    {
        if (definition?["x-kubernetes-group-version-kind"] is not JArray { Count: > 0 } kinds)
            return null;
        var (group, version, kind) = ((string)kinds[0]["group"]!, (string)kinds[0]["version"]!, (string)kinds[0]["kind"]!);
        var apiVersion = group.Length == 0 ? version : $"{group}/{version}";
        var moduleVersion = group.Length == 0 ? $"core/{version}" : apiVersion;
        var aliases = Listed(overrides.Aliases, name).Select(old => $"kubernetes:{old}:{kind}");
        return new KindModel(apiVersion, kind, $"kubernetes:{moduleVersion}:{kind}", [.. aliases]);
    }

    private static IEnumerable<(string Name, TypeRef Type)> Added(
        Dictionary<string, SortedDictionary<string, string>> section, TypeName name) =>
        section.GetValueOrDefault(name.ToString())?.Select(p => (p.Key, TypeExpression.Parse(p.Value))) ?? [];

    private static string[] Listed(Dictionary<string, string[]> section, TypeName name) =>
        section.GetValueOrDefault(name.ToString(), []);
}
