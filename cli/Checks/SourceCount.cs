using Monitoring.Dashboards;
using Monitoring.Rules;
using Monitoring.Stacks;

namespace Monitoring.Cli.Checks;

/// <summary>How much there is of what people maintain by hand.</summary>
internal static class SourceCount
{
    /// <summary>One line: alerts by name, test cases, dashboards and panels of all sources, whichever stack uses them.</summary>
    public static string Of(SourceFiles sources)
    {
        var alerts = sources.RuleFiles.SelectMany(f => RuleFile.Parse(f).Groups).SelectMany(g => g.Rules).OfType<AlertRule>().Select(a => a.Name).Distinct().Count();
        var panels = sources.Dashboards.Select(Dashboard.Parse).SelectMany(d => d.Panels).Count(p => p.Type != "row");
        return $"{alerts} alerts, {RuleTests.Cases(sources.RuleTests)} test cases, {sources.Dashboards.Length} dashboards, {panels} panels";
    }
}
