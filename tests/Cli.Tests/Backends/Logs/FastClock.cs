namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>The time of day as it is, and waits that take a fiftieth: for what waits by the clock.</summary>
internal sealed class FastClock(TimeSpan off = default) : TimeProvider
{
    /// <summary>How far it is ahead of the time of day.</summary>
    public TimeSpan Off { get; set; } = off;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Off;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 50 : dueTime, period);
}
