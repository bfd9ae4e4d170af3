namespace Monitoring.Tests.Cli.Support;

/// <summary>It is always the same day.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
