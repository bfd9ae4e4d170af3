using Monitoring.Settings;

namespace Monitoring.Tests.Stacks.Settings;

public sealed record SampleStoreSettings : IValidatedSettings
{
    [Setting("Where it runs.")]
    public SampleMode Mode { get; init; }

    [Setting("How long.", Min = "1h", Max = "31d")]
    public Duration Retention { get; init; } = Duration.Hours(24);

    [Setting("How large.", Min = "1Gi")]
    public ByteSize Size { get; init; } = ByteSize.Gibibytes(1);

    [Setting("Largest use of the volume.")]
    public ByteSize? Cap { get; init; }

    [Setting("CPU.")]
    public CpuQuantity Cpu { get; init; } = CpuQuantity.Milli(100);

    [Setting("Address of another store.", Example = "https://store.example")]
    public string? Url { get; init; }

    [Setting("Until when.")]
    public DateOnly? Until { get; init; }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Cap > Size)
            yield return Problem.Error(context.Key("cap"), $"{Cap} is more than the volume's {Size}.");
        if (Until < context.Today)
            yield return Problem.Warning(context.Key("until"), $"{Until:yyyy-MM-dd} is over.");
    }
}
