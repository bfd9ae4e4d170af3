using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Tests.Stacks.Settings;

/// <summary>A root record with every kind of setting that the binder knows.</summary>
public sealed record SampleSettings : IValidatedSettings
{
    [Setting("Namespace of everything in <here>.", Pattern = "[a-z]([-a-z0-9]*[a-z0-9])?", PatternText = "a DNS label such as 'monitoring'")]
    public string Namespace { get; init; } = "monitoring";

    [Setting("Whether it is on.")]
    public bool Enabled { get; init; } = true;

    [Setting("How many.", Min = "1", Max = "5")]
    public int Replicas { get; init; } = 1;

    [Setting("The share of a thing.", Min = "0", Max = "1")]
    public double Share { get; init; } = 0.8;

    [Setting("The store.")]
    public SampleStoreSettings Store { get; init; } = new() { Size = ByteSize.Gibibytes(10) };

    [Setting("Names, a | b.", Example = "[a, b]")]
    public ImmutableArray<string> Names { get; init; } = [];

    [Setting("Windows.")]
    public ImmutableArray<SampleWindowSettings> Windows { get; init; } = [];

    [Setting("Priority by severity.", Pattern = "P[1-5]", PatternText = "P1 to P5")]
    public ImmutableSortedDictionary<string, string> Priorities { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.Add("critical", "P1").Add("warning", "P3");

    public bool IsComputed => Enabled;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!Enabled && Replicas > 1)
            yield return Problem.Warning(context.Key("replicas"), "Replicas of a thing that is off.");
    }
}
