using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Infra.Dashboards;

/// <summary>Grafana's threshold steps in one line: <c>green null, red 1</c>.</summary>
internal static class ThresholdText
{
    public static string Of(JToken? steps) =>
        string.Join(", ", steps!.Select(step => FormattableString.Invariant($"{step["color"]} {(step["value"]!.Type == JTokenType.Null ? "null" : (object)step["value"]!.Value<double>())}")));
}
