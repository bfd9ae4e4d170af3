using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Describe;

namespace Monitoring.Rules;

/// <summary>
/// Turns the rule sources into the YAML files that Prometheus loads. What a broken file still holds is compiled; <see cref="RuleLint"/> says
/// what is broken, so ask it first.
/// </summary>
public static class RuleCompiler
{
    /// <summary>
    /// File name (<c>kubernetes.rules.yml</c>) to YAML. Every alert gets the annotation <c>runbook_url</c>: <c>{runbookBaseUrl}/{Alert}.md</c>.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Compile(IEnumerable<SourceFile> files, string runbookBaseUrl) =>
        Compile(files, runbookBaseUrl, ImmutableSortedDictionary<string, int>.Empty);

    /// <summary>As above; a recording rule whose name is a constant records that number instead of what its file says.</summary>
    public static ImmutableSortedDictionary<string, string> Compile(
        IEnumerable<SourceFile> files, string runbookBaseUrl, ImmutableSortedDictionary<string, int> constants) =>
        files.Select(RuleFile.Parse).ToImmutableSortedDictionary(
            file => $"{file.SystemName}.rules.yml",
            file => RuleYaml.Write(With(constants, file), alert => $"{runbookBaseUrl.TrimEnd('/')}/{alert}.md"),
            StringComparer.Ordinal);

    private static RuleFile With(ImmutableSortedDictionary<string, int> constants, RuleFile file) => file with
    {
        Groups = [.. file.Groups.Select(group => group with { Rules = [.. group.Rules.Select(rule => With(constants, rule))] })],
    };

    private static Rule With(ImmutableSortedDictionary<string, int> constants, Rule rule) =>
        rule is RecordingRule && constants.TryGetValue(rule.Name, out var value)
            ? rule with { Expression = string.Create(CultureInfo.InvariantCulture, $"vector({value})") }
            : rule;
}
