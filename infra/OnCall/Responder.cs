using Monitoring.Settings;

namespace Monitoring.OnCall;

/// <summary>Who OpsGenie or Jira Service Management calls.</summary>
public sealed record Responder
{
    [Setting("Name of the team, user, escalation or schedule, as it stands in the on-call service.", Example = "platform")]
    public string Name { get; init; } = "";

    [Setting("Kind of responder.", Pattern = "team|user|escalation|schedule", PatternText = "team, user, escalation or schedule")]
    public string Type { get; init; } = "team";
}
