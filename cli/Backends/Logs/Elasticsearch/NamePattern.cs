using System.Text.RegularExpressions;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>
/// A regular expression as Elasticsearch's own dialect has it: that one knows no anchors, matches from the first character to the last, and lacks much of .NET's.
/// What comes out lets at least as much through; who needs it exactly looks at what comes back.
/// </summary>
/// <param name="Start">What stands before the expression.</param>
/// <param name="Body">The expression.</param>
/// <param name="IsOpen">True when anything may follow.</param>
internal sealed partial record NamePattern(string Start, string Body, bool IsOpen)
{
    /// <summary>For a field that holds the name.</summary>
    public string OfName => Start + Body + (IsOpen ? ".*" : "");

    /// <summary>For a field that holds the name of a pod, which is the workload's with something behind it.</summary>
    public string OfPod => Start + Body + (IsOpen ? ".*" : "(-.*)?");

    /// <summary>Null where the dialects differ too much.</summary>
    public static NamePattern? Of(string expression)
    {
        var (isStart, isEnd) = (expression.StartsWith('^'), expression.EndsWith('$'));
        var body = expression[(isStart ? 1 : 0)..(isEnd && expression.Length > 1 ? ^1 : ^0)];
        if (body.Length == 0 || !Common().IsMatch(body) || ((isStart || isEnd) && body.Contains('|', StringComparison.Ordinal)))
            return null;
        return new NamePattern(isStart ? "" : ".*", $"({body})", !isEnd);
    }

    // Classes have no special characters inside, groups no options, and what has to be escaped is punctuation.
    [GeneratedRegex(@"\A(?:[\w.|*+?-]|\\[.-]|\[\^?[\w.-]+\]|\((?!\?)|\))+\z")]
    private static partial Regex Common();
}
