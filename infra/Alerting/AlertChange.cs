using Monitoring.Settings;

namespace Monitoring.Alerting;

/// <summary>What a stack changes in one alert rule. A key that is not given leaves the rule as its file has it.</summary>
public record AlertChange
{
    [Setting("False leaves the alert out of this stack.")]
    public bool Enabled { get; init; } = true;

    [Setting("Replaces the alert's threshold, in the unit that the rule compares: a ratio from 0 to 1, seconds, bytes. Dashboards draw the new line.", Example = "0.2")]
    public double? Threshold { get; init; }

    [Setting("Replaces how long the condition has to hold before the alert fires; 0 fires at once.", Example = "30m")]
    public Duration? For { get; init; }

    [Setting("Replaces how long the alert keeps firing after the condition stopped holding.", Example = "10m")]
    public Duration? KeepFiringFor { get; init; }

    [Setting("Replaces the severity, which decides who is told and when.", Example = "warning")]
    public string? Severity { get; init; }
}
