namespace Monitoring.Dashboards.Checks;

/// <summary>Every panel says what it shows, and what to think of it.</summary>
internal sealed class PanelIsDescribed : PanelCheck
{
    protected override IEnumerable<string> Check(DashboardPanel panel)
    {
        if (string.IsNullOrWhiteSpace(panel.Title))
            yield return "has no title.";
        if (string.IsNullOrWhiteSpace(panel.Description))
            yield return "has no description.";
    }
}
