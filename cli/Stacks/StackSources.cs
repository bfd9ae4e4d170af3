using Monitoring.Describe;
using Monitoring.Stacks;

namespace Monitoring.Cli.Stacks;

/// <summary>Picks, out of all sources, those that a stack deploys.</summary>
internal static class StackSources
{
    public static IEnumerable<SourceFile> Rules(MonitoringPlan plan, SourceFiles sources) =>
        sources.RuleFiles.Where(f => plan.RuleFiles.ContainsKey($"{Path.GetFileNameWithoutExtension(f.Path)}.rules.yml"));

    public static IEnumerable<SourceFile> Dashboards(MonitoringPlan plan, SourceFiles sources) =>
        sources.Dashboards.Where(f => plan.Dashboards.Any(d => f.Path == d.SourcePath));
}
