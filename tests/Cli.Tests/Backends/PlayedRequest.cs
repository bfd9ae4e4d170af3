using System.Web;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>What a <see cref="PlayedServer"/> was asked.</summary>
internal sealed record PlayedRequest(string Method, string PathAndQuery, string? Authorization, string? ContentType, string Body)
{
    public string Path => PathAndQuery.Split('?')[0];

    /// <summary>Parameters of the query, decoded.</summary>
    public IReadOnlyDictionary<string, string> Query
    {
        get
        {
            var values = HttpUtility.ParseQueryString(PathAndQuery.Contains('?', StringComparison.Ordinal) ? PathAndQuery[(PathAndQuery.IndexOf('?', StringComparison.Ordinal) + 1)..] : "");
            return values.AllKeys.ToDictionary(key => key ?? "", key => values[key] ?? "", StringComparer.Ordinal);
        }
    }
}
