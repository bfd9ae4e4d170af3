using Monitoring.Generator.Model;

namespace Monitoring.Generator.Schema;

/// <summary>Finds overrides that have no effect, so that the file holds the differences of today and no others.</summary>
public static class OverrideCheck
{
    /// <exception cref="GeneratorException">With a line for each override that names nothing in <paramref name="model"/>.</exception>
    public static void Run(SdkOverrides overrides, SdkModel model)
    {
        var properties = model.Inputs.Concat(model.Outputs).Concat(model.Resources)
            .DistinctBy(type => type.Name)
            .ToDictionary(type => type.Name.ToString(), type => type.Properties.Select(p => p.WireName).ToList());
        var unknown = Named(overrides)
            .Where(o => !properties.TryGetValue(o.Type, out var known) || (o.Property.Length > 0 && !known.Contains(o.Property)))
            .Select(o => $"overrides.jsonc, \"{o.Section}\": {o.Type}{Dotted(o.Property)} is not in the generated SDK.");
        var repeated = overrides.Properties
            .SelectMany(o => o.Value.Keys.Select(property => (Type: o.Key, Property: property)))
            .Where(o => properties.GetValueOrDefault(o.Type)?.Count(p => p == o.Property) > 1)
            .Select(o => $"overrides.jsonc, \"properties\": {o.Type}.{o.Property} is in the definitions already.");
        var problems = unknown.Concat(repeated).ToList();
        if (problems.Count > 0)
            throw new GeneratorException(string.Join(Environment.NewLine, problems));
    }

    private static IEnumerable<(string Section, string Type, string Property)> Named(SdkOverrides overrides) =>
    [
        .. overrides.Types.Keys.Concat(overrides.Properties.Keys).Select(type => ("types or properties", type, "")),
        .. overrides.Required.SelectMany(o => o.Value.Select(property => ("required", o.Key, property))),
        .. overrides.Inputs.SelectMany(o => o.Value.Keys.Select(property => ("inputs", o.Key, property))),
        .. overrides.Secrets.SelectMany(o => o.Value.Select(property => ("secrets", o.Key, property))),
        .. overrides.Aliases.Keys.Select(type => ("aliases", type, "")),
    ];

    private static string Dotted(string property) => property.Length == 0 ? "" : "." + property;
}
