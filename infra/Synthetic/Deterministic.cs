using System.Globalization;

namespace Monitoring.Synthetic;

/// <summary>Numbers and names that look random and are always the same.</summary>
internal static class Deterministic
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>A number from a text.</summary>
    public static ulong Hash(string text, ulong seed = Offset)
    {
        var hash = seed;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>A number between 0 and 1.</summary>
    public static double Share(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>Hexadecimal digits.</summary>
    public static string Hex(string text, int digits)
    {
        var result = "";
        for (ulong i = 0; result.Length < digits; i++)
            result += Hash(text, Offset + i).ToString("x16", CultureInfo.InvariantCulture);
        return result[..digits];
    }

    /// <summary>A UUID.</summary>
    public static string Uid(string text) => Hex(text, 32) is var hex ? $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}" : "";

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
