using System.Net;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>A view of the records as they were when it was opened: what is indexed meanwhile does not disturb the pages. Elasticsearch gives it up when it is not asked for a while.</summary>
internal sealed class PointInTime : IAsyncDisposable
{
    private const string KeepAlive = "1m";

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly BackendClient _client;
    private string _id;

    private PointInTime(BackendClient client, string id) => (_client, _id) = (client, id);

    /// <param name="client">Elasticsearch.</param>
    /// <param name="streams">Names of data streams, with wildcards.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<PointInTime> OpenAsync(BackendClient client, string streams, CancellationToken cancellation) =>
        new(client, (string?)(await client.SendAsync(HttpMethod.Post, $"{streams}/_pit?keep_alive={KeepAlive}", null, cancellation) as JObject)?["id"] ?? throw new BackendRefusedException(client.Backend.Title, HttpStatusCode.OK, "its answer has no id of a point in time"));

    /// <summary>True when an answer says that the view is no more: given up, or gone with the node that had it.</summary>
    public static bool IsGone(Exception exception) => exception is BackendRefusedException { Status: HttpStatusCode.NotFound };

    /// <summary>A page.</summary>
    /// <param name="search">What is searched; the view is added.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LogPage> SearchAsync(JObject search, CancellationToken cancellation)
    {
        search["pit"] = new JObject { ["id"] = _id, ["keep_alive"] = KeepAlive };
        // Half an answer would be one with lines missing; none is asked for again.
        var page = new LogPage(await _client.SendForTextAsync(HttpMethod.Post, "_search?allow_partial_search_results=false", search, cancellation));
        _id = page.View ?? _id;
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(LongestFarewell);
        try
        {
            await _client.SendAsync(HttpMethod.Delete, "_pit", new JObject { ["id"] = _id }, patience.Token);
        }
        catch (Exception e) when (e is UnreachableException or BackendRefusedException or NotAllowedException or OperationCanceledException)
        {
            // It is given up by itself.
        }
    }
}
