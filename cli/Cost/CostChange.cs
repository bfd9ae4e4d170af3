using System.Collections.Immutable;
using Monitoring.Cost;

namespace Monitoring.Cli.Cost;

/// <summary>How a forecast differs from a former one.</summary>
/// <param name="Since">What it is compared with, in words.</param>
/// <param name="Series">More series than then.</param>
/// <param name="Memory">More bytes of memory.</param>
/// <param name="OfDay">More bytes of disk a day.</param>
/// <param name="Jobs">Jobs with another number of series, the largest change first.</param>
internal sealed record CostChange(string Since, int Series, long Memory, long OfDay, ImmutableArray<(string Job, int Series)> Jobs)
{
    public static CostChange None(string since) => new(since, 0, 0, 0, []);

    public static CostChange Of(string since, CostForecast before, CostForecast after)
    {
        var (then, now) = (before.Jobs.ToDictionary(x => x.Job, x => x.Stored), after.Jobs.ToDictionary(x => x.Job, x => x.Stored));
        return new(since, after.Series - before.Series, after.Memory.Bytes - before.Memory.Bytes, after.OfDay.Bytes - before.OfDay.Bytes,
        [
            .. then.Keys.Union(now.Keys).Select(job => (Job: job, Series: now.GetValueOrDefault(job) - then.GetValueOrDefault(job))).Where(x => x.Series != 0)
                .OrderByDescending(x => Math.Abs(x.Series)).ThenBy(x => x.Job, StringComparer.Ordinal),
        ]);
    }

    /// <summary>True when the forecast is the same.</summary>
    public bool IsNone => Series == 0 && Memory == 0 && OfDay == 0 && Jobs.IsEmpty;
}
