using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Dashboards;

/// <summary>
/// Turns a dashboard as Grafana has it into a source. What a stack is deployed with differs from the source (thresholds, links to runbooks, prefixes of metrics): where
/// somebody left that as it was, the source's own words stay; where they changed it, theirs are taken. The order of the source stays, so a change of a panel is a change
/// of a few lines.
/// </summary>
internal static class PulledDashboard
{
    /// <summary>What tells the elements of an array apart, the first that all of them have.</summary>
    private static readonly ImmutableArray<string> Identities = ["id", "refId", "name", "title"];

    /// <summary>Keys that Grafana assigns, or writes only into exports.</summary>
    private static readonly ImmutableArray<string> Assigned = ["version", "iteration", "__inputs", "__requires", "__elements"];

    /// <summary>The text of the source.</summary>
    /// <param name="pulled">The dashboard in Grafana.</param>
    /// <param name="source">The source that it was deployed from; null for a new one.</param>
    /// <param name="deployed">What that was compiled to; null for a new one.</param>
    public static string Text(JObject pulled, JObject? source, JObject? deployed)
    {
        var clean = (JObject)pulled.DeepClone();
        foreach (var key in Assigned)
            clean.Remove(key);
        clean["id"] = JValue.CreateNull();
        var merged = source is null || deployed is null ? First(clean) : Merge(source, WithId(deployed), clean);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 2 })
            merged.WriteTo(writer);
        return $"{text}\n";
    }

    /// <summary>The beginning of every source.</summary>
    private static JObject First(JObject dashboard)
    {
        string[] first = ["uid", "id", "title", "description", "tags"];
        return new JObject(first.Where(dashboard.ContainsKey).Select(key => dashboard.Property(key)).Concat(dashboard.Properties().Where(property => !first.Contains(property.Name))));
    }

    private static JObject WithId(JObject deployed) => new(deployed.Properties().Append(new JProperty("id", JValue.CreateNull())).DistinctBy(property => property.Name));

    private static JToken Merge(JToken source, JToken deployed, JToken pulled)
    {
        if (JToken.DeepEquals(deployed, pulled))
            return source;
        return (source, deployed, pulled) switch
        {
            (JObject a, JObject b, JObject c) => Objects(a, b, c),
            (JArray a, JArray b, JArray c) => Arrays(a, b, c),
            _ => pulled,
        };
    }

    private static JObject Objects(JObject source, JObject deployed, JObject pulled)
    {
        var merged = new JObject();
        foreach (var key in source.Properties().Select(property => property.Name).Concat(pulled.Properties().Select(property => property.Name)).Distinct())
        {
            if (pulled[key] is { } value)
                merged[key] = source[key] is { } own && deployed[key] is { } then ? Merge(own, then, value) : value;
            // What was never deployed cannot have been taken away.
            else if (deployed[key] is null)
                merged[key] = source[key];
        }

        return merged;
    }

    private static JArray Arrays(JArray source, JArray deployed, JArray pulled)
    {
        if (Identities.FirstOrDefault(key => new[] { source, deployed, pulled }.All(array => array.All(one => one is JObject { } it && it[key] is not null))) is not { } identity)
            return source.Count == pulled.Count && deployed.Count == pulled.Count ? new JArray(pulled.Select((value, i) => Merge(source[i], deployed[i], value))) : pulled;
        JToken? Find(JArray array, JToken one) => array.FirstOrDefault(other => JToken.DeepEquals(other[identity], one[identity]));
        return new JArray(pulled.Select(one => Find(source, one) is { } own && Find(deployed, one) is { } then ? Merge(own, then, one) : one));
    }
}
