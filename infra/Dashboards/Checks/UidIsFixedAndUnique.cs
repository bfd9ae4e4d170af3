using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Every dashboard has a uid of its own: links and bookmarks go by it, and without one Grafana makes up another at each start.</summary>
internal sealed class UidIsFixedAndUnique : IDashboardCheck
{
    private const int Shortest = 8;
    private const int Longest = 40;

    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context)
    {
        foreach (var dashboard in dashboards.Where(x => !IsFine(x.Dashboard.Uid)))
        {
            yield return dashboard.Error(dashboard.Dashboard.Uid is { } uid
                ? $"The uid '{uid}' needs {Shortest} to {Longest} of the characters a-z, A-Z, 0-9, - and _."
                : "The dashboard has no uid.");
        }

        foreach (var same in dashboards.Where(x => x.Dashboard.Uid is not null).GroupBy(x => x.Dashboard.Uid, StringComparer.Ordinal))
        {
            foreach (var again in same.Skip(1))
                yield return again.Error($"The uid '{same.Key}' is that of {same.First().Dashboard.Path} too.");
        }
    }

    private static bool IsFine(string? uid) =>
        uid is { Length: >= Shortest and <= Longest } && uid.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
