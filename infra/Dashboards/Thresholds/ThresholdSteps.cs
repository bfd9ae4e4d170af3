using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards.Thresholds;

/// <summary>
/// Grafana's threshold steps for the alerts that a panel shows: every range of values has the colour of the most serious alert that fires there, and green
/// where none does.
/// </summary>
internal static class ThresholdSteps
{
    private const string Quiet = "green";

    /// <param name="lines">All in the same direction; see <see cref="AreInOneDirection"/>.</param>
    public static JArray Of(ImmutableArray<AlertLine> lines)
    {
        var color = ColorBetween(lines, double.NegativeInfinity);
        var steps = new JArray { Step(color, JValue.CreateNull()) };
        foreach (var value in lines.Select(line => line.Value).Distinct().Order())
        {
            var next = ColorBetween(lines, value);
            if (next != color)
                steps.Add(Step(next, Number(value)));
            color = next;
        }

        return steps;
    }

    public static bool AreInOneDirection(ImmutableArray<AlertLine> lines) => lines.Select(line => line.IsUpper).Distinct().Count() <= 1;

    /// <summary>True for the same colours at the same values, however the numbers are written.</summary>
    public static bool AreSame(JToken? left, JToken? right) => Text(left) == Text(right);

    /// <summary>The steps in one line, for messages.</summary>
    public static string Text(JToken? steps) => string.Join(", ", (steps as JArray ?? []).Select(step =>
        $"{(step as JObject)?["color"]} {((step as JObject)?["value"] is JValue { Value: long or double } value ? Rules.Threshold.Text(value.Value<double>()) : "null")}"));

    /// <summary>Colour of the values from <paramref name="start"/> up to the next threshold.</summary>
    private static string ColorBetween(ImmutableArray<AlertLine> lines, double start) =>
        lines.Where(line => line.IsUpper ? line.Value <= start : line.Value > start).MaxBy(line => line.Rank)?.Color ?? Quiet;

    private static JObject Step(string color, JValue value) => new() { ["color"] = color, ["value"] = value };

    private static JValue Number(double value) => value % 1 == 0 && Math.Abs(value) < 1e15 ? new JValue((long)value) : new JValue(value);
}
