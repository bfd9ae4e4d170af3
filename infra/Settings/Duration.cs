using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Monitoring.Settings;

/// <summary>
/// A length of time as Prometheus writes it: <c>90s</c>, <c>24h</c>, <c>1d12h</c>, <c>500ms</c>; <c>0</c> is zero.
/// Use it for every setting and configuration value that is a length of time.
/// </summary>
public readonly record struct Duration(TimeSpan Value) : IComparable<Duration>, IParsable<Duration>
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365L * 86_400_000), ("w", 7L * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ];

    public static Duration Zero => new(TimeSpan.Zero);

    public static Duration Seconds(double value) => new(TimeSpan.FromSeconds(value));

    public static Duration Minutes(double value) => new(TimeSpan.FromMinutes(value));

    public static Duration Hours(double value) => new(TimeSpan.FromHours(value));

    public static Duration Days(double value) => new(TimeSpan.FromDays(value));

    public double TotalSeconds => Value.TotalSeconds;

    public static bool operator <(Duration left, Duration right) => left.Value < right.Value;

    public static bool operator >(Duration left, Duration right) => left.Value > right.Value;

    public static bool operator <=(Duration left, Duration right) => left.Value <= right.Value;

    public static bool operator >=(Duration left, Duration right) => left.Value >= right.Value;

    public static Duration operator /(Duration left, double divisor) => new(left.Value / divisor);

    public static Duration operator *(Duration left, double factor) => new(left.Value * factor);

    public int CompareTo(Duration other) => Value.CompareTo(other.Value);

    public static Duration Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not a duration such as 30s, 24h or 1d12h.");

    /// <summary>Reads Prometheus' notation: units from large to small, each at most once.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Duration result)
    {
        result = Zero;
        if (s == "0")
            return true;
        if (string.IsNullOrEmpty(s))
            return false;

        long total = 0;
        var position = 0;
        var nextUnit = 0;
        while (position < s.Length)
        {
            var digits = position;
            while (position < s.Length && char.IsAsciiDigit(s[position]))
                position++;
            if (position == digits || !long.TryParse(s.AsSpan(digits, position - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
                return false;

            var letters = position;
            while (position < s.Length && char.IsAsciiLetterLower(s[position]))
                position++;
            var name = s[letters..position];
            var unit = Array.FindIndex(Units, nextUnit, u => u.Unit == name);
            if (unit < 0 || amount > TimeSpan.MaxValue.TotalMilliseconds / Units[unit].Milliseconds)
                return false;
            total += amount * Units[unit].Milliseconds;
            nextUnit = unit + 1;
        }

        if (total > TimeSpan.MaxValue.TotalMilliseconds)
            return false;
        result = new Duration(TimeSpan.FromMilliseconds(total));
        return true;
    }

    /// <summary>One unit that divides evenly, the largest there is, with days only from three on: <c>90s</c>, <c>24h</c>, <c>48h</c>, <c>15d</c>.</summary>
    public override string ToString()
    {
        var total = Value.Ticks / TimeSpan.TicksPerMillisecond;
        if (total == 0)
            return "0s";
        var smallestDays = 3 * Units[2].Milliseconds;
        var (unit, milliseconds) = Units.Skip(total >= smallestDays ? 2 : 3).First(candidate => total % candidate.Milliseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{total / milliseconds}{unit}");
    }
}
