using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Monitoring.Settings;

/// <summary>An amount of CPU as Kubernetes writes it: <c>100m</c> is a tenth of a core, <c>2</c> is two cores.</summary>
public readonly record struct CpuQuantity(int Millicores) : IComparable<CpuQuantity>, IParsable<CpuQuantity>
{
    public static CpuQuantity Milli(int value) => new(value);

    public static bool operator <(CpuQuantity left, CpuQuantity right) => left.Millicores < right.Millicores;

    public static bool operator >(CpuQuantity left, CpuQuantity right) => left.Millicores > right.Millicores;

    public static bool operator <=(CpuQuantity left, CpuQuantity right) => left.Millicores <= right.Millicores;

    public static bool operator >=(CpuQuantity left, CpuQuantity right) => left.Millicores >= right.Millicores;

    public int CompareTo(CpuQuantity other) => Millicores.CompareTo(other.Millicores);

    public static CpuQuantity Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not an amount of CPU such as 100m or 2.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CpuQuantity result)
    {
        result = default;
        if (string.IsNullOrEmpty(s))
            return false;
        var milli = s.EndsWith('m');
        if (!decimal.TryParse(s.AsSpan(0, s.Length - (milli ? 1 : 0)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > 1_000_000)
            return false;
        result = new CpuQuantity((int)(milli ? amount : amount * 1000));
        return true;
    }

    public override string ToString() => Millicores % 1000 == 0
        ? (Millicores / 1000).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Millicores}m");
}
