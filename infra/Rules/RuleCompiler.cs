using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Metrics;

namespace Monitoring.Rules;

/// <summary>
/// Turns the rule sources into the YAML files that Prometheus loads. What a broken file still holds is compiled; <see cref="RuleLint"/> says
/// what is broken, so ask it first.
/// </summary>
public static class RuleCompiler
{
    /// <summary>
    /// File name (<c>kubernetes.rules.yml</c>) to YAML. Every alert gets the annotation <c>runbook_url</c>: <c>{runbookBaseUrl}/{Alert}.md</c>, unless
    /// it names another page itself.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Compile(IEnumerable<RuleFile> files, string runbookBaseUrl) =>
        Compile(files, runbookBaseUrl, ImmutableSortedDictionary<string, int>.Empty, MetricPrefixes.None);

    /// <summary>
    /// As above; a recording rule whose name is a constant records that number instead of what its file says, and metrics are called as in the cluster.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Compile(
        IEnumerable<RuleFile> files, string runbookBaseUrl, ImmutableSortedDictionary<string, int> constants, MetricPrefixes prefixes) =>
        files.ToImmutableSortedDictionary(
            file => $"{file.SystemName}.rules.yml",
            file => RuleYaml.Write(Map(file, rule => With(prefixes, With(constants, rule))), alert => $"{runbookBaseUrl.TrimEnd('/')}/{alert}.md"),
            StringComparer.Ordinal);

    private static RuleFile Map(RuleFile file, Func<Rule, Rule> change) => file with
    {
        Groups = [.. file.Groups.Select(group => group with { Rules = [.. group.Rules.Select(change)] })],
    };

    private static Rule With(MetricPrefixes prefixes, Rule rule) => rule with { Expression = prefixes.In(rule.Expression) };

    private static Rule With(ImmutableSortedDictionary<string, int> constants, Rule rule) =>
        rule is RecordingRule && constants.TryGetValue(rule.Name, out var value)
            ? rule with { Expression = string.Create(CultureInfo.InvariantCulture, $"vector({value})") }
            : rule;
}
