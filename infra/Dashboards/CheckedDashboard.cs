using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>A dashboard with its queries, as checks see it.</summary>
internal sealed class CheckedDashboard(Dashboard dashboard)
{
    public Dashboard Dashboard { get; } = dashboard;

    public ImmutableArray<DashboardQuery> Queries { get; } = DashboardQuery.Of(dashboard);

    /// <summary>A problem of the dashboard as a whole.</summary>
    public Problem Error(string message) => Error(1, message);

    public Problem Error(DashboardPanel panel, string message) => Error(panel.Line, Sentence(panel.Name, message));

    public Problem Error(DashboardQuery query, string message) => Error(query.Line, Sentence(query.Owner, message));

    public Problem Error(int line, string message) => Problem.Error($"{Dashboard.Path}:{line}", message);

    private static string Sentence(string subject, string message) => $"{char.ToUpperInvariant(subject[0])}{subject[1..]} {message}";
}
