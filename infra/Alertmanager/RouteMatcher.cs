using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Monitoring.Alertmanager;

/// <summary>A condition of a route: a label and the values that it may have.</summary>
/// <param name="Label">Name of the label.</param>
/// <param name="Values">At least one.</param>
public sealed record RouteMatcher(string Label, ImmutableArray<string> Values)
{
    public static RouteMatcher Of(string label, params string[] values) => new(label, [.. values]);

    /// <summary>True for the labels of an alert; a label that it does not have counts as empty.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels) => Values.Contains(labels.GetValueOrDefault(Label, ""), StringComparer.Ordinal);

    /// <summary>As alertmanager.yml has it.</summary>
    public override string ToString() =>
        Values is [var value] ? $"{Label}={Quoted(value)}" : $"{Label}=~{Quoted(string.Join('|', Values.Select(Regex.Escape)))}";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
