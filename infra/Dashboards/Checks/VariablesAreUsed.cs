using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Every variable that people can choose changes something.</summary>
internal sealed partial class VariablesAreUsed : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        var used = Reference().Matches(dashboard.Dashboard.File.Text).Select(x => x.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return from variable in dashboard.Dashboard.TopPanels.IsEmpty ? [] : dashboard.Dashboard.Variables
               where variable.Name is not null && variable.Type is not ("adhoc" or "datasource") && !used.Contains(variable.Name)
               select dashboard.Error(variable.Line, $"Variable '{variable.Name}' is used nowhere. Remove it.");
    }

    [GeneratedRegex(@"(?:\$\{?|\[\[|""repeat"": *""|var-)([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Reference();
}
