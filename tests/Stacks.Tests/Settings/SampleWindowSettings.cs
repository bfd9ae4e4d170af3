using Monitoring.Settings;

namespace Monitoring.Tests.Stacks.Settings;

public sealed record SampleWindowSettings
{
    [Setting("Its name.")]
    public required string Name { get; init; }

    [Setting("Begin.")]
    public TimeOnly From { get; init; } = new(8, 0);
}
