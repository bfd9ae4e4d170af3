using Monitoring.Json;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>Gives the queries of a dashboard, those of its variables included, the names that metrics have in the cluster.</summary>
internal static class DashboardMetrics
{
    public static void Rename(JObject root, MetricPrefixes prefixes)
    {
        foreach (var target in AllPanels(root).SelectMany(panel => new DashboardPanel(panel).Targets).Where(target => target.Expression is not null))
            Rename(target.Json, "expr", prefixes);
        foreach (var variable in root.At("templating", "list").Objects().Where(variable => new DashboardVariable(variable).Type == "query"))
        {
            Rename(variable, "definition", prefixes);
            Rename(variable, "query", prefixes);
            if (variable.At("query") is JObject query)
                Rename(query, "query", prefixes);
        }
    }

    private static IEnumerable<JObject> AllPanels(JObject owner) =>
        owner.At("panels").Objects().SelectMany(panel => AllPanels(panel).Prepend(panel));

    private static void Rename(JObject owner, string key, MetricPrefixes prefixes)
    {
        if (owner.At(key).Text() is { } text)
            owner[key] = prefixes.In(text, PromQlDialect.Grafana);
    }
}
