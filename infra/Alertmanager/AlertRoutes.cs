using Monitoring.Alerting;
using Monitoring.OnCall;
using Monitoring.Settings;

namespace Monitoring.Alertmanager;

/// <summary>Who is told what and when, as a tree; alertmanager.yml is written from it, and alerts are checked against it.</summary>
public static class AlertRoutes
{
    internal const string OnCall = "on-call";
    internal const string Heartbeat = "heartbeat";
    internal const string Nobody = "nobody";

    private const string NoTarget = "onCall.target is none";

    public static AlertRoute Of(OnCallSettings onCall, AlertingSettings alerting)
    {
        var people = onCall.Target == OnCallTarget.None ? new AlertRoute(Nobody) { SilentBecause = NoTarget } : new AlertRoute(OnCall);
        return people with
        {
            GroupBy = ["alertname", "cluster", "namespace"],
            GroupWait = alerting.GroupWait,
            GroupInterval = alerting.GroupInterval,
            RepeatInterval = alerting.RepeatWarning,
            Routes =
            [
                Watchdog(onCall),
                new AlertRoute(Nobody) { Matchers = [RouteMatcher.Of("severity", "info", "none")], SilentBecause = "context for other alerts" },
                people with { Matchers = [RouteMatcher.Of("severity", "critical")], RepeatInterval = alerting.RepeatCritical },
                people with { Matchers = [RouteMatcher.Of("severity", "warning")], MuteTimeIntervals = alerting.MuteWarningsIn },
            ],
        };
    }

    internal static bool HasHeartbeat(OnCallSettings onCall) => onCall.Heartbeat.ToUrl || onCall.Heartbeat.Name.Length > 0;

    private static AlertRoute Watchdog(OnCallSettings onCall)
    {
        // Three calls per interval: one may get lost without raising the alarm.
        var every = new Duration(TimeSpan.FromSeconds(Math.Floor(onCall.Heartbeat.Interval.TotalSeconds / 3)));
        return new AlertRoute(HasHeartbeat(onCall) ? Heartbeat : Nobody)
        {
            Matchers = [RouteMatcher.Of("alertname", "Watchdog")],
            GroupWait = Duration.Zero,
            GroupInterval = every,
            // A little less: measured against the end of the last call, an equal length would leave out every second one.
            RepeatInterval = every * 0.9,
            SilentBecause = HasHeartbeat(onCall) ? null : "there is no heartbeat",
        };
    }
}
