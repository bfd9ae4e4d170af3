using System.Collections.Immutable;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.BlackboxExporter;

/// <summary>What is asked from outside, as people and programs would.</summary>
public sealed record BlackboxExporterSettings : IValidatedSettings
{
    [Setting("Asks the addresses of the stack's own tools, their Ingresses, and the probes below. Off, nothing is asked.")]
    public bool Enabled { get; init; } = true;

    [Setting("Addresses of yours that are asked at every scrape.", Example = "[ { \"name\": \"shop\", \"url\": \"https://shop.example.com/health\", \"urgent\": true } ]")]
    public ImmutableArray<ProbeSettings> Probes { get; init; } = [];

    [Setting("What the pod asks for and may use; a hundred probes need no more.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 10, memory: 32, memoryLimit: 96);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        foreach (var twice in Probes.GroupBy(probe => probe.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return Problem.Error(context.Key("probes"), $"{twice.Count()} probes have the name '{twice.Key}'; give each its own.");
        if (!Enabled && !Probes.IsEmpty)
            yield return Problem.Warning(context.Key("probes"), "Nothing asks these addresses, because enabled is false.");
    }
}
