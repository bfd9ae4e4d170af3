using Monitoring.Settings;

namespace Monitoring.OnCall;

/// <summary>
/// The dead man's switch: the always-firing Watchdog alert calls a heartbeat, and the service behind it raises the alarm when the calls stop.
/// </summary>
public sealed record HeartbeatSettings
{
    [Setting("Name of a heartbeat that exists and is enabled in OpsGenie or Jira Service Management (its API answers a ping even when it does not exist). Empty: no heartbeat there.", Example = "prometheus-prod", Pattern = "[A-Za-z0-9_.-]*", PatternText = "letters, digits, '-', '_' and '.'")]
    public string Name { get; init; } = "";

    [Setting("Sends the heartbeat to the address in the secret heartbeatUrl instead, for instance of an external dead man's switch.")]
    public bool ToUrl { get; init; }

    [Setting("After how long without a call the service raises the alarm, as set there. A restart with its replay of the write-ahead log has to fit in.", Min = "10m", Max = "1h")]
    public Duration Interval { get; init; } = Duration.Minutes(15);
}
