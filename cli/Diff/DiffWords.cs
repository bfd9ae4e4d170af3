namespace Monitoring.Cli.Diff;

/// <summary>Words and signs that all reports share.</summary>
internal static class DiffWords
{
    /// <summary>Values longer than this stand on lines of their own.</summary>
    private const int Longest = 60;

    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "+",
        ChangeKind.Removed => "-",
        _ => "~",
    };

    public static string Of(Effect effect) => effect.Kind switch
    {
        EffectKind.LosesData => $"loses data: {effect.Why}",
        EffectKind.IsReplaced => $"is replaced: {effect.Why}",
        _ => $"restarts: {effect.Why}",
    };

    public static bool IsShort(FieldChange field) => new[] { field.Before, field.After }.All(value => value is null || (value.Length <= Longest && !value.Contains('\n', StringComparison.Ordinal)));

    /// <summary>Both values on one line.</summary>
    public static string Short(FieldChange field) => $"{field.Before ?? "nothing"} -> {field.After ?? "nothing"}";

    /// <summary>Both values, each line with its sign.</summary>
    public static IEnumerable<string> Lines(FieldChange field) => Signed("-", field.Before).Concat(Signed("+", field.After));

    private static IEnumerable<string> Signed(string sign, string? value) => value is null ? [] : value.Split('\n').Select(line => $"{sign} {line}");
}
