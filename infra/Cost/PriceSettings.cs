using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Cost;

/// <summary>What the cluster's owner pays. Prices that are not given are not counted.</summary>
public sealed record PriceSettings : IValidatedSettings
{
    /// <summary>Key of <see cref="Storage"/> for the cluster's default class, and for classes without a price of their own.</summary>
    public const string DefaultClass = "default";

    [Setting("Currency of the prices, as it is shown.")]
    public string Currency { get; init; } = "USD";

    [Setting("Price of one CPU for a month.", Min = "0", Max = "100000", Example = "22.5")]
    public double? Cpu { get; init; }

    [Setting("Price of a GiB of memory for a month.", Min = "0", Max = "100000", Example = "3")]
    public double? Memory { get; init; }

    [Setting("Price of a GiB of storage for a month, by storage class; `default` is the price of all others.", Example = "{ \"default\": 0.1, \"fast-ssd\": 0.17 }")]
    public ImmutableSortedDictionary<string, double> Storage { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>True when any price is known.</summary>
    public bool IsKnown => Cpu is not null || Memory is not null || !Storage.IsEmpty;

    /// <summary>What is asked for, for a month.</summary>
    /// <param name="millicores">CPU.</param>
    /// <param name="memory">Memory.</param>
    /// <param name="volumes">Volumes by storage class; the empty text is the cluster's default class.</param>
    public double OfMonth(double millicores, ByteSize memory, IEnumerable<(string StorageClass, ByteSize Size)> volumes) =>
        ((Cpu ?? 0) * millicores / 1000) + ((Memory ?? 0) * Gibibytes(memory)) + volumes.Sum(volume => Gibibytes(volume.Size) * PriceOf(volume.StorageClass));

    public IEnumerable<Problem> Validate(SettingsContext context) => Storage.Where(x => x.Value < 0)
        .Select(x => Problem.Error($"{context.Key("storage")}.{x.Key}", $"The price {x.Value} is below zero."));

    private double PriceOf(string storageClass) => Storage.TryGetValue(storageClass, out var price) ? price : Storage.GetValueOrDefault(DefaultClass);

    private static double Gibibytes(ByteSize size) => size.Bytes / (double)(1L << 30);
}
