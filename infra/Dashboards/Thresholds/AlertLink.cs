using System.Text.RegularExpressions;

namespace Monitoring.Dashboards.Thresholds;

/// <summary>A link of a panel to the runbook of an alert; by it a panel says that it shows what the alert looks at.</summary>
internal static partial class AlertLink
{
    /// <summary>The alert whose runbook an address of a source names, or null.</summary>
    public static string? AlertOf(string? url) => url is not null && Runbook().Match(url) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("^docs/runbooks/([A-Za-z0-9_]+)\\.md$")]
    private static partial Regex Runbook();
}
