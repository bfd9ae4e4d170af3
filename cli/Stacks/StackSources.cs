using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Stacks;

namespace Monitoring.Cli.Stacks;

/// <summary>Picks, out of all sources, those that a stack deploys.</summary>
internal static class StackSources
{
    public static IEnumerable<SourceFile> Rules(MonitoringPlan plan, SourceFiles sources) =>
        sources.RuleFiles.Where(f => plan.RuleFiles.ContainsKey($"{Path.GetFileNameWithoutExtension(f.Path)}.rules.yml"));

    /// <summary>The rule files of the instance that keeps the baselines; none where there is no such instance.</summary>
    public static IEnumerable<SourceFile> BaselineRules(MonitoringPlan plan, SourceFiles sources) =>
        sources.RuleFiles.Where(f => plan.Baseline?.RuleFiles.ContainsKey($"{Path.GetFileNameWithoutExtension(f.Path)}.rules.yml") == true);

    /// <summary>The series that rules record.</summary>
    public static IEnumerable<RecordedSeries> Recorded(IEnumerable<SourceFile> rules) => RuleSeries.Of(rules.SelectMany(f => RuleFile.Parse(f).Groups).SelectMany(g => g.Rules));

    /// <summary>Names of the alerts that rules raise.</summary>
    public static ImmutableHashSet<string> Alerts(IEnumerable<SourceFile> rules) => [.. Of<AlertRule>(rules)];

    public static IEnumerable<SourceFile> Dashboards(MonitoringPlan plan, SourceFiles sources) =>
        sources.Dashboards.Where(f => plan.Dashboards.Any(d => f.Path == d.SourcePath));

    private static IEnumerable<string> Of<T>(IEnumerable<SourceFile> rules)
        where T : Rule => rules.SelectMany(f => RuleFile.Parse(f).Groups).SelectMany(g => g.Rules).OfType<T>().Select(r => r.Name);
}
