using System.Text.RegularExpressions;

namespace Monitoring.Cli.Traces;

/// <summary>The id of a trace as people have it at hand: 16 or 32 hexadecimal digits, or the header <c>traceparent</c> around them.</summary>
internal static partial class TraceId
{
    /// <exception cref="UsageException">It is neither.</exception>
    public static string Parse(string text) => Find(text)
        ?? throw new UsageException($"'{text}' is not the id of a trace, which has 16 or 32 hexadecimal digits, and no traceparent.");

    /// <summary>Null for what is neither.</summary>
    public static string? Find(string text) => Known().Match(text.Trim()) is { Success: true } match ? match.Groups["id"].Value.ToLowerInvariant() : null;

    [GeneratedRegex("^(?:00-(?<id>[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}|(?<id>[0-9a-f]{32}|[0-9a-f]{16}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
