using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Monitoring.Settings;

/// <summary>
/// An amount of bytes as Kubernetes writes it: <c>512Mi</c>, <c>10Gi</c>, <c>1G</c>, <c>1048576</c>. Use it for memory and volumes.
/// </summary>
public readonly record struct ByteSize(long Bytes) : IComparable<ByteSize>, IParsable<ByteSize>
{
    private static readonly (string Suffix, long Factor)[] Suffixes =
    [
        ("Ti", 1L << 40), ("Gi", 1L << 30), ("Mi", 1L << 20), ("Ki", 1L << 10),
        ("T", 1_000_000_000_000), ("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000),
    ];

    /// <summary>Rounded down to whole mebibytes, for people to read.</summary>
    public ByteSize WholeMebibytes => new(Bytes >> 20 << 20);

    public static ByteSize Mebibytes(long value) => new(value << 20);

    public static ByteSize Gibibytes(long value) => new(value << 30);

    public static bool operator <(ByteSize left, ByteSize right) => left.Bytes < right.Bytes;

    public static bool operator >(ByteSize left, ByteSize right) => left.Bytes > right.Bytes;

    public static bool operator <=(ByteSize left, ByteSize right) => left.Bytes <= right.Bytes;

    public static bool operator >=(ByteSize left, ByteSize right) => left.Bytes >= right.Bytes;

    public static ByteSize operator +(ByteSize left, ByteSize right) => new(left.Bytes + right.Bytes);

    public static ByteSize operator *(ByteSize left, double factor) => new((long)(left.Bytes * factor));

    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    public static ByteSize Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not a size such as 512Mi or 10Gi.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ByteSize result)
    {
        result = default;
        if (string.IsNullOrEmpty(s))
            return false;
        var (suffix, factor) = Suffixes.FirstOrDefault(x => s.EndsWith(x.Suffix, StringComparison.Ordinal), ("", 1));
        if (!decimal.TryParse(s.AsSpan(0, s.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > (decimal)long.MaxValue / factor)
            return false;
        result = new ByteSize((long)(amount * factor));
        return true;
    }

    /// <summary>Kubernetes notation with the largest binary unit that divides the amount evenly.</summary>
    public override string ToString() => Format("");

    /// <summary>Prometheus' notation for <c>--storage.tsdb.retention.size</c>: powers of 1024 written <c>MB</c>, <c>GB</c> (its flag documentation says so); whole megabytes, rounded down.</summary>
    public string ToPrometheus() => WholeMebibytes.Format("B").Replace("iB", "B", StringComparison.Ordinal);

    private string Format(string unit)
    {
        var bytes = Bytes;
        var (suffix, factor) = Suffixes.Take(4).FirstOrDefault(x => bytes != 0 && bytes % x.Factor == 0, ("", 1));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / factor}{suffix}{unit}");
    }
}
