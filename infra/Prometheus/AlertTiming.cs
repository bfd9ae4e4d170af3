using Monitoring.Settings;

namespace Monitoring.Prometheus;

/// <summary>Timing that Prometheus and Alertmanager have to agree on.</summary>
public static class AlertTiming
{
    /// <summary>
    /// Prometheus repeats an alert to Alertmanager after this time at the earliest (its default). Alertmanager waits as long after a start
    /// before it dispatches, so that it groups what it hears and does not storm; a heartbeat interval has to exceed it.
    /// </summary>
    public static readonly Duration ResendDelay = Duration.Minutes(1);

    /// <summary>The same for programs that somebody starts to look at: within that time Alertmanager tells nobody, does not reload and does not end.</summary>
    public static readonly Duration ResendDelayAtHand = Duration.Seconds(10);
}
