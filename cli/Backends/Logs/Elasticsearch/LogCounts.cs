using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>How many records there are of the last minutes, by second.</summary>
/// <param name="At">When they were asked for.</param>
/// <param name="From">Nothing before is counted.</param>
/// <param name="Written">By the second in which they were written.</param>
/// <param name="Late">Those that were written before <paramref name="From"/>, by the second in which they arrived since.</param>
internal sealed record LogCounts(DateTimeOffset At, DateTimeOffset From, IReadOnlyDictionary<long, long> Written, IReadOnlyDictionary<long, long> Late)
{
    /// <summary>What has to be asked.</summary>
    /// <param name="conditions">Which records.</param>
    /// <param name="from">Since when.</param>
    public static JObject Search(JArray conditions, DateTimeOffset from)
    {
        var (written, late) = (LogSearch.Between(from, null), LogSearch.Late(from, from, null));
        return new JObject
        {
            ["size"] = 0,
            ["query"] = LogSearch.All([.. conditions, LogSearch.Any([written, late])]),
            ["track_total_hits"] = false,
            ["aggs"] = new JObject { ["written"] = Seconds(written, LogSearch.Time), ["late"] = Seconds(late, LogSearch.Arrival) },
        };
    }

    /// <summary>What was answered.</summary>
    public static LogCounts Read(DateTimeOffset at, DateTimeOffset from, JToken answer) => new(at, from, Buckets(answer, "written"), Buckets(answer, "late"));

    /// <summary>The conditions of which one is met by all that was not there at an earlier count.</summary>
    /// <param name="before">That count.</param>
    /// <param name="since">Nothing before is wanted: of the time until <see cref="From"/>, which is not counted, everything is.</param>
    public IReadOnlyList<JObject> Changes(LogCounts before, DateTimeOffset since)
    {
        IEnumerable<JObject> changes = [
            .. Stretches(before.Written, Written).Select(stretch => LogSearch.Between(stretch.From, stretch.To)),
            .. Stretches(before.Late, Late).Select(stretch => LogSearch.Late(From, stretch.From, stretch.To)),
        ];
        return [.. since < From ? [LogSearch.Between(since, From), LogSearch.Late(since, since, From)] : Array.Empty<JObject>(), .. changes];
    }

    /// <summary>The seconds since <see cref="From"/> whose number is not what it was, as stretches of time.</summary>
    private List<(DateTimeOffset From, DateTimeOffset To)> Stretches(IReadOnlyDictionary<long, long> before, IReadOnlyDictionary<long, long> now)
    {
        var stretches = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var second in now.Where(count => count.Key >= From.ToUnixTimeSeconds() && before.GetValueOrDefault(count.Key) != count.Value).Select(count => count.Key).Order())
        {
            var from = DateTimeOffset.FromUnixTimeSeconds(second);
            if (stretches.Count > 0 && stretches[^1].To == from)
                stretches[^1] = (stretches[^1].From, from.AddSeconds(1));
            else
                stretches.Add((from, from.AddSeconds(1)));
        }

        return stretches;
    }

    private static JObject Seconds(JObject condition, string field) => new()
    {
        ["filter"] = condition,
        ["aggs"] = new JObject { ["seconds"] = new JObject { ["date_histogram"] = new JObject { ["field"] = field, ["fixed_interval"] = "1s", ["min_doc_count"] = 1 } } },
    };

    private static Dictionary<long, long> Buckets(JToken answer, string name) =>
        (answer["aggregations"]?[name]?["seconds"]?["buckets"] ?? new JArray()).ToDictionary(bucket => (long)bucket["key"]! / 1000, bucket => (long)bucket["doc_count"]!);
}
