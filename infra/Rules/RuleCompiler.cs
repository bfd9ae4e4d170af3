using System.Collections.Immutable;
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
        files.Select(RuleFile.Parse).ToImmutableSortedDictionary(
            file => $"{file.SystemName}.rules.yml",
            file => RuleYaml.Write(file, alert => $"{runbookBaseUrl.TrimEnd('/')}/{alert}.md"),
            StringComparer.Ordinal);
}
