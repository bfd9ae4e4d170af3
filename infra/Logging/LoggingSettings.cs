using Monitoring.Settings;

namespace Monitoring.Logging;

/// <summary>Whether logs are collected, and how long they are kept.</summary>
public sealed record LoggingSettings
{
    [Setting("Collects the logs of all containers and nodes. Off, none of the logging tools is deployed.")]
    public bool Enabled { get; init; }

    [Setting("Days for which logs are kept. They are deleted a day at a time, and earlier when the disks fill up.", Min = "1", Max = "365")]
    public int RetentionDays { get; init; } = 2;
}
