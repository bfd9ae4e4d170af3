using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>Says all that is wrong with the dashboards for one stack. Each check is a class of its own under Checks/.</summary>
public static class DashboardLint
{
    /// <summary>Problems in the order of files and lines; nothing here throws for bad input.</summary>
    public static ImmutableArray<Problem> Check(IEnumerable<SourceFile> files, DashboardLintContext context)
    {
        var problems = new List<Problem>();
        foreach (var file in files.OrderBy(x => x.Path, StringComparer.Ordinal))
            SourceJson.Read(file, problems);
        return [.. problems];
    }
}
