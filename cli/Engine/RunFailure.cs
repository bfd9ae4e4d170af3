namespace Monitoring.Cli.Engine;

/// <summary>Makes a sentence of the text with which the Pulumi SDK reports that a program failed.</summary>
internal static class RunFailure
{
    private const string Unhandled = "failed with an unhandled exception:";

    /// <summary>The messages of all failures, without type names and stack traces.</summary>
    public static string Explain(Exception failure) => failure is AggregateException many
        ? string.Join('\n', many.Flatten().InnerExceptions.Select(Explain).Distinct(StringComparer.Ordinal))
        : Explain(failure.Message);

    private static string Explain(string message)
    {
        var start = message.IndexOf(Unhandled, StringComparison.Ordinal);
        if (start < 0)
            return message.TrimEnd();
        var lines = message[(start + Unhandled.Length)..].TrimStart().Split('\n').Select(l => l.TrimEnd('\r'));
        var text = string.Join('\n', lines.TakeWhile(l => !l.StartsWith("   at ", StringComparison.Ordinal) && !l.StartsWith(" ---> ", StringComparison.Ordinal)));
        var type = text.IndexOf(": ", StringComparison.Ordinal);
        return type > 0 && !text[..type].Contains(' ') ? text[(type + 2)..] : text;
    }
}
