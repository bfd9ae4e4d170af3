using System.Collections.Immutable;

namespace Monitoring.Dashboards.Checks;

/// <summary>Panels that show data ask for some, and their queries can be told apart.</summary>
internal sealed class PanelHasTargets : PanelCheck
{
    private static readonly ImmutableHashSet<string> WithoutData = ["alertlist", "annolist", "dashlist", "news", "text", "welcome"];

    protected override IEnumerable<string> Check(DashboardPanel panel)
    {
        if (panel.Type is null)
            yield return "has no type.";
        else if (panel.Targets.IsEmpty && !WithoutData.Contains(panel.Type))
            yield return "has no targets.";
        if (panel.Targets.Any(x => string.IsNullOrEmpty(x.RefId)))
            yield return "has a target without refId.";
        foreach (var same in panel.Targets.Where(x => x.RefId is not null).GroupBy(x => x.RefId, StringComparer.Ordinal).Where(x => x.Count() > 1))
            yield return $"has {same.Count()} targets with the refId '{same.Key}'.";
    }
}
