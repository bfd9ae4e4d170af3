using System.Text.RegularExpressions;

namespace Monitoring.Cli.Backends.Logs;

/// <summary>
/// The workload behind a pod, as far as the pod's name tells: where only a name is left of it. Controllers append what they make up from an alphabet of their
/// own, without vowels and without 0, 1 and 3.
/// </summary>
internal static partial class WorkloadOfPod
{
    /// <returns>The kind is empty where several kinds name their pods like this one: of DaemonSets, Jobs and single pods.</returns>
    public static ComponentId Of(string space, string pod)
    {
        foreach (var (kind, pattern) in new[] { ("cronjob", CronJob()), ("deployment", Deployment()), ("statefulset", StatefulSet()), ("", Random()) })
        {
            if (pattern.Match(pod) is { Success: true } match)
                return new ComponentId(space, kind, match.Groups[1].Value);
        }

        return new ComponentId(space, "", pod);
    }

    [GeneratedRegex(@"\A(.+)-\d{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\z")]
    private static partial Regex CronJob();

    [GeneratedRegex(@"\A(.+)-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\z")]
    private static partial Regex Deployment();

    [GeneratedRegex(@"\A(.+)-\d+\z")]
    private static partial Regex StatefulSet();

    [GeneratedRegex(@"\A(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}\z")]
    private static partial Regex Random();
}
