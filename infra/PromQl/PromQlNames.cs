namespace Monitoring.PromQl;

/// <summary>Names that may be written without quotes.</summary>
internal static class PromQlNames
{
    public static bool IsPlainLabel(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public static bool IsPlainMetric(string name) => IsPlainLabel(name.Replace(':', '_'));
}
