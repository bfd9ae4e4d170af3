using System.Collections.Immutable;
using Monitoring.Dashboards.Checks;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>Says all that is wrong with the dashboards for one stack. Each check is a class of its own under Checks/.</summary>
public static class DashboardLint
{
    private static readonly ImmutableArray<IDashboardCheck> Checks =
    [
        new UidIsFixedAndUnique(),
        new NothingOfAnExport(),
        new SchemaVersionIsKnown(),
        new IsTitledAndReadOnly(),
        new TimeRangeWithinRetention(),
        new DatasourceIsChosen(),
        new BaselineIsThere(),
        new VariablesExist(),
        new VariablesAreUsed(),
        new VariablesReload(),
        new PanelIsDescribed(),
        new PanelHasUnit(),
        new PanelUnitIsKnown(),
        new PanelHasTargets(),
        new PanelIdsAreUnique(),
        new PanelsFitTheGrid(),
        new PanelDrawsItsAlerts(),
        new QueryParses(),
        new QueryLooksBackWithinRetention(),
        new QueryUsesRateInterval(),
        new QueryMetricsExist(),
        new QueryCountersAreRated(),
        new QueryGivesSeries(),
        new QueryIsSound(),
        new QueryWindowHoldsSeveralScrapes(),
        new LegendLabelsExist(),
        new VariableLabelsExist(),
    ];

    /// <summary>Problems in the order of files and lines; nothing here throws for bad input.</summary>
    public static ImmutableArray<Problem> Check(IEnumerable<SourceFile> files, DashboardLintContext context)
    {
        var parsed = files.Select(Dashboard.Parse).OrderBy(x => x.Path, StringComparer.Ordinal).ToImmutableArray();
        var readable = parsed.Where(x => x.Json.HasValues).Select(x => new CheckedDashboard(x)).ToImmutableArray();
        return [.. ProblemOrder.Sort(parsed.SelectMany(x => x.Problems).Concat(Checks.SelectMany(x => x.Check(readable, context))))];
    }
}
