using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>Who is told about which alerts, when, and what silences what.</summary>
internal sealed class RoutingSubject : KeyedSubject
{
    public override string Title => "Alert routing";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side) => side.Files
        .Where(file => file.Content["route"] is JObject && file.Content["receivers"] is JArray)
        .SelectMany(file => Routes("all alerts", (JObject)file.Content["route"]!)
            .Concat(Named(file.Content, "receivers", "receiver"))
            .Concat(Named(file.Content, "time_intervals", "time window"))
            .Concat(file.Content.SelectTokens("inhibit_rules[*]").OfType<JObject>().Select(rule => ($"inhibition by {Matchers(rule["source_matchers"])}", rule))));

    private static IEnumerable<(string Name, JObject Value)> Routes(string name, JObject route)
    {
        var own = (JObject)route.DeepClone();
        own.Remove("routes");
        own.Remove("matchers");
        return route.SelectTokens("routes[*]").OfType<JObject>().SelectMany(child => Routes($"route of {Matchers(child["matchers"])}", child)).Prepend((name, own));
    }

    private static IEnumerable<(string Name, JObject Value)> Named(JObject file, string list, string what) =>
        file.SelectTokens($"{list}[*]").OfType<JObject>().Select(item => ($"{what} {item["name"]}", item));

    private static string Matchers(JToken? matchers) => matchers is JArray list ? string.Join(", ", list.Values<string>()) : "everything";
}
