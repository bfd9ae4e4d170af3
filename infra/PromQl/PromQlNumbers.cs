using System.Globalization;
using System.Numerics;

namespace Monitoring.PromQl;

/// <summary>Reads numbers and durations, which both start with a digit.</summary>
internal static class PromQlNumbers
{
    private static readonly string[] Units = ["ms", "s", "m", "h", "d", "w", "y"];

    /// <summary>What a token of kind <see cref="PromQlTokenKind.Number"/> means.</summary>
    public static double Value(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? (double)BigInteger.Parse($"0{digits[2..]}", NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : double.Parse(digits, CultureInfo.InvariantCulture);
    }

    /// <summary>What a number or duration means, with a sign or without; null for a variable and every other text.</summary>
    public static double? ValueOf(string text)
    {
        var unsigned = text.TrimStart('+', '-');
        double? value = unsigned.ToLowerInvariant() switch
        {
            "inf" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ when Settings.Duration.TryParse(unsigned, null, out var duration) => duration.TotalSeconds,
            [(>= '0' and <= '9') or '.', ..] => Value(unsigned),
            _ => null,
        };
        return text.StartsWith('-') ? -value : value;
    }

    /// <summary>The shortest text that means the number.</summary>
    public static string TextOf(double value) =>
        double.IsPositiveInfinity(value) ? "Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <exception cref="PromQlException">Letters follow that make neither.</exception>
    public static PromQlTokenKind Read(PromQlText text)
    {
        var hexadecimal = text.Current == '0' && text.Peek(1) is 'x' or 'X' && char.IsAsciiHexDigit(text.Peek(2));
        if (hexadecimal)
            text.Advance(2);
        Digits(text, hexadecimal ? char.IsAsciiHexDigit : char.IsAsciiDigit);
        if (!hexadecimal)
        {
            if (IsUnitNext(text))
                return Duration(text);
            Fraction(text);
        }

        return IsWord(text.Current) ? throw Bad(text) : PromQlTokenKind.Number;
    }

    private static void Fraction(PromQlText text)
    {
        if (text.Current == '.')
        {
            text.Advance();
            Digits(text, char.IsAsciiDigit);
        }

        if (text.Current is 'e' or 'E' && (char.IsAsciiDigit(text.Peek(1)) || (text.Peek(1) is '+' or '-' && char.IsAsciiDigit(text.Peek(2)))))
        {
            text.Advance(2);
            Digits(text, char.IsAsciiDigit);
        }
    }

    private static PromQlTokenKind Duration(PromQlText text)
    {
        while (true)
        {
            text.Advance(Unit(text)!.Length);
            if (!char.IsAsciiDigit(text.Current))
                return Settings.Duration.TryParse(text.Token, null, out _) && !IsWord(text.Current) ? PromQlTokenKind.Duration : throw Bad(text);
            Digits(text, char.IsAsciiDigit);
            if (!IsUnitNext(text))
                throw Bad(text);
        }
    }

    private static void Digits(PromQlText text, Func<char, bool> isDigit)
    {
        while (isDigit(text.Current) || (text.Current == '_' && isDigit(text.Peek(1))))
            text.Advance();
    }

    private static bool IsUnitNext(PromQlText text) => Unit(text) is not null;

    /// <summary>The unit at the reading place, when no other letter follows it.</summary>
    private static string? Unit(PromQlText text) => Array.Find(
        Units,
        unit => unit.Select((c, i) => text.Peek(i) == c).All(x => x) && !char.IsAsciiLetter(text.Peek(unit.Length)) && text.Peek(unit.Length) != '_');

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';

    private static PromQlException Bad(PromQlText text)
    {
        while (IsWord(text.Current))
            text.Advance();
        return new PromQlException(text.TokenStart, $"bad number or duration syntax: \"{text.Token}\"");
    }
}
