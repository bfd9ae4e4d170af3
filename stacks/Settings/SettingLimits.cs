using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Stacks.Settings;

/// <summary>Range and pattern that a <see cref="SettingAttribute"/> asks of a value, or of every element of a list or map.</summary>
internal sealed class SettingLimits
{
    private readonly Comparison<object>? _compare;
    private readonly object? _min;
    private readonly object? _max;
    private readonly Regex? _pattern;

    public SettingLimits(SettingAttribute setting, SettingKind kind)
    {
        var scalar = Scalar(kind);
        _compare = scalar?.Compare;
        _min = Bound(setting.Min, scalar);
        _max = Bound(setting.Max, scalar);
        _pattern = setting.Pattern is null ? null : new Regex($"^(?:{setting.Pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        Text = (setting.Min, setting.Max) switch
        {
            ({ } min, { } max) => $"from {min} to {max}",
            ({ } min, null) => $"{min} or more",
            (null, { } max) => $"{max} or less",
            _ => setting.PatternText ?? setting.Pattern,
        };
    }

    /// <summary>The limits in words; null without any.</summary>
    public string? Text { get; }

    public bool Allow(object value, string text) =>
        (_min is null || _compare!(value, _min) >= 0)
        && (_max is null || _compare!(value, _max) <= 0)
        && (_pattern is null || _pattern.IsMatch(text));

    private static ScalarKind? Scalar(SettingKind kind) => kind switch
    {
        ListKind list => Scalar(list.Element),
        MapKind map => Scalar(map.Value),
        _ => kind as ScalarKind,
    };

    private static object? Bound(string? text, ScalarKind? kind)
    {
        if (text is null)
            return null;
        if (kind?.Compare is null || kind.Parse(text) is not { } bound)
            throw new InvalidOperationException($"'{text}' cannot be a bound of {kind?.Type.Name ?? "an object"}.");
        return bound;
    }
}
