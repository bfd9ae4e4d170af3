using Monitoring.Settings;

namespace Monitoring.Tracing;

/// <summary>Whether traces are collected, and how long they are kept.</summary>
public sealed record TracingSettings
{
    [Setting("Collects traces. Off, none of the tracing tools is deployed.")]
    public bool Enabled { get; init; }

    [Setting("Days for which traces are kept. They are deleted a day at a time, and earlier when the disks fill up.", Min = "1", Max = "365")]
    public int RetentionDays { get; init; } = 2;
}
