using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>Reads everything that fits some conditions, page by page, each document once, whatever happens to Elasticsearch meanwhile.</summary>
/// <param name="client">Elasticsearch.</param>
/// <param name="streams">Names of data streams, with wildcards.</param>
/// <param name="isPatient">True to wait for as long as it takes while it does not answer.</param>
internal sealed class LogPages(BackendClient client, string streams, bool isPatient)
{
    /// <summary>The first page is small, so that something is seen soon.</summary>
    private const int FirstPage = 200;
    private const int Page = 2000;

    /// <summary>So often a view may be lost without a page in between.</summary>
    private const int MostLosses = 5;

    /// <summary>Documents in the order of their times.</summary>
    /// <param name="conditions">Which.</param>
    /// <param name="newestFirst">The other way round.</param>
    /// <param name="whole">Some time after so many documents the others come with their ids alone.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<LogHit> ReadAsync(JArray conditions, bool newestFirst, int whole, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PointInTime? view = null;
        // Of the documents with the last time that was read: a view that is opened later begins with that time.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var same = new List<LogHit>();
        var (last, after) = ((DateTimeOffset?)null, (JArray?)null);
        var (read, losses) = (0, 0);
        try
        {
            while (true)
            {
                var size = read == 0 ? FirstPage : Page;
                LogPage page;
                var isWhole = read < (long)whole + Page;
                try
                {
                    view ??= await PointInTime.OpenAsync(client, streams, cancellation);
                    var search = Search(last is { } from && after is null ? [.. conditions, LogSearch.From(from, newestFirst)] : conditions, size, newestFirst, isWhole);
                    if (after is not null)
                        search["search_after"] = after;
                    page = await view.SearchAsync(search, cancellation);
                    losses = 0;
                }
                catch (Exception e) when ((PointInTime.IsGone(e) && ++losses < MostLosses) || (isPatient && e is UnreachableException))
                {
                    // Places in one view mean nothing in the next; times do.
                    (view, after) = (null, null);
                    continue;
                }

                foreach (var found in page.Hits(isWhole))
                {
                    if (found.At != last)
                    {
                        foreach (var one in InOrder(same, newestFirst))
                            yield return one;
                        seen.Clear();
                        same.Clear();
                    }

                    last = found.At;
                    read++;
                    // A record that was sent twice while the data stream began a new index is in both.
                    if (seen.Add(found.Id))
                        same.Add(found);
                }

                if (page.Count < size)
                    break;
                after = page.Next;
            }

            foreach (var one in InOrder(same, newestFirst))
                yield return one;
        }
        finally
        {
            if (view is not null)
                await view.DisposeAsync();
        }
    }

    private static JObject Search(JArray conditions, int size, bool newestFirst, bool isWhole)
    {
        var direction = newestFirst ? "desc" : "asc";
        return new JObject
        {
            ["size"] = size,
            ["query"] = LogSearch.All(conditions),
            ["sort"] = new JArray(
                new JObject { [LogSearch.Time] = new JObject { ["order"] = direction, ["format"] = "strict_date_optional_time_nanos", ["numeric_type"] = "date_nanos" } },
                new JObject { ["_shard_doc"] = direction }),
            ["track_total_hits"] = false,
            ["_source"] = isWhole ? true : new JArray(LogSearch.Arrival),
        };
    }

    /// <summary>Times are indexed in milliseconds; documents say nanoseconds.</summary>
    private static IEnumerable<LogHit> InOrder(List<LogHit> same, bool newestFirst) =>
        same.Count < 2 ? same : newestFirst ? same.OrderByDescending(hit => hit.Record?.At) : same.OrderBy(hit => hit.Record?.At);
}
