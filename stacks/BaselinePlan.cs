using System.Collections.Immutable;
using Monitoring.Rules;

namespace Monitoring.Stacks;

/// <summary>The compiled configuration of the instance that keeps the baselines.</summary>
/// <param name="PrometheusYaml">Its prometheus.yml.</param>
/// <param name="Rules">Its rules with the stack's overrides, from which <paramref name="RuleFiles"/> are compiled.</param>
/// <param name="RuleFiles">Its rule files by the name under which it loads them.</param>
public sealed record BaselinePlan(string PrometheusYaml, ImmutableArray<RuleFile> Rules, ImmutableSortedDictionary<string, string> RuleFiles);
