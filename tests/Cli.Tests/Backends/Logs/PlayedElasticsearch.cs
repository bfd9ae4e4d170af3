using System.Globalization;
using System.Text;
using Monitoring.Cli.Backends;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>
/// Elasticsearch as its documentation says it is, as far as logs are read from it: points in time that show what was there when they were opened and are given up,
/// pages, aggregations. It refuses what it does not know, as the real one does.
/// </summary>
internal sealed class PlayedElasticsearch : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<PlayedDocument> _documents = [];
    private readonly IReadOnlyList<PlayedDocument>? _corpus;
    private readonly Dictionary<string, (IReadOnlyList<PlayedDocument> Documents, int Searches)> _views = [];
    private int _opened;

    /// <param name="corpus">What is in it; without, it is empty and documents are added.</param>
    public PlayedElasticsearch(IReadOnlyList<PlayedDocument>? corpus = null)
    {
        _corpus = corpus;
        Server = new PlayedServer(Answer);
    }

    public PlayedServer Server { get; }

    /// <summary>So many searches a view lives through.</summary>
    public int SearchesPerView { get; set; } = int.MaxValue;

    /// <summary>An aggregation with more buckets is refused.</summary>
    public int MostBuckets { get; set; } = 65_536;

    /// <summary>Answers in its place when it is not null: what goes wrong.</summary>
    public Func<PlayedRequest, PlayedAnswer?> Fault { get; set; } = _ => null;

    /// <summary>Called after each look at what there is to read, with its number.</summary>
    public Action<int> Looked { get; set; } = _ => { };

    /// <summary>Views that nobody has closed.</summary>
    public int OpenViews => _views.Count;

    private int Looks { get; set; }

    public BackendClient Client(Action<string>? say = null) => new(Backend.Elasticsearch, new HttpClient { BaseAddress = Server.Address }, say ?? (_ => { }), TimeProvider.System);

    /// <summary>Documents that can be searched from now on.</summary>
    public void Add(params IEnumerable<PlayedDocument> documents)
    {
        lock (_lock)
        {
            _documents.AddRange(documents);
            _documents.Sort((one, other) => one.Milliseconds.CompareTo(other.Milliseconds));
        }
    }

    /// <summary>All views are gone, as after a restart.</summary>
    public void Restart()
    {
        lock (_lock)
            _views.Clear();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private PlayedAnswer Answer(PlayedRequest request)
    {
        if (Fault(request) is { } fault)
            return fault;
        try
        {
            lock (_lock)
                return new PlayedAnswer(Route(request, request.Query.Keys.ToHashSet()));
        }
        catch (RefusedSearchException refused)
        {
            return refused.Answer;
        }
    }

    private string Route(PlayedRequest request, HashSet<string> parameters)
    {
        var segments = request.Path.Trim('/').Split('/');
        if (request.Body.Length > 0 && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            throw new RefusedSearchException(406, "media_type_header_exception", $"Content-Type header [{request.ContentType}] is not supported");
        switch (request.Method, segments)
        {
            case ("GET", [""]):
                Demand(request, parameters);
                return """{"version":{"number":"9.2.1"},"tagline":"You Know, for Search"}""";
            case ("POST", [var index, "_pit"]):
                Demand(request, parameters, "keep_alive");
                return request.Query.ContainsKey("keep_alive") ? Open(index) : throw new RefusedSearchException(400, "action_request_validation_exception", "keep_alive is missing");
            case ("DELETE", ["_pit"]):
                Demand(request, parameters);
                return _views.Remove((string)JObject.Parse(request.Body)["id"]!) ? """{"succeeded":true,"num_freed":1}""" : throw new RefusedSearchException(404, "search_context_missing_exception", "no such point in time");
            case ("POST", ["_search"]):
                Demand(request, parameters, "allow_partial_search_results");
                return Page(Body(request));
            case ("POST", [_, "_search"]):
                Demand(request, parameters, "allow_partial_search_results");
                return Aggregate(Body(request));
            default:
                throw new RefusedSearchException(405, "method_not_allowed", $"{request.Method} {request.Path}");
        }
    }

    private static void Demand(PlayedRequest request, HashSet<string> parameters, params string[] known)
    {
        if (parameters.FirstOrDefault(parameter => !known.Contains(parameter)) is { } unknown)
            throw new RefusedSearchException(400, "illegal_argument_exception", $"request [{request.Path}] contains unrecognized parameter: [{unknown}]");
    }

    private string Open(string index)
    {
        if (index != "logs-*-monitoring")
            throw new RefusedSearchException(403, "security_exception", $"unauthorized for [{index}]");
        var id = string.Create(CultureInfo.InvariantCulture, $"view-{_opened++}");
        _views[id] = (_corpus ?? [.. _documents], 0);
        return $$$"""{"id":"{{{id}}}","_shards":{"total":1,"successful":1,"skipped":0,"failed":0}}""";
    }

    private static JObject Body(PlayedRequest request)
    {
        using var reader = new JsonTextReader(new StringReader(request.Body)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private string Page(JObject search)
    {
        PlayedQuery.Known(search, "size", "query", "sort", "pit", "search_after", "track_total_hits", "_source");
        PlayedQuery.Known(search["pit"] as JObject ?? throw new RefusedSearchException(400, "illegal_argument_exception", "no index and no point in time"), "id", "keep_alive");
        var id = (string)search["pit"]!["id"]!;
        if (!_views.TryGetValue(id, out var view) || view.Searches >= SearchesPerView)
        {
            _views.Remove(id);
            throw new RefusedSearchException(404, "search_context_missing_exception", $"No search context found for id [{id}]");
        }

        // As documented, each answer may have another id.
        _views.Remove(id);
        var next = id.Split('+')[0] + string.Create(CultureInfo.InvariantCulture, $"+{view.Searches + 1}");
        _views[next] = (view.Documents, view.Searches + 1);
        var answer = new StringBuilder($$$"""{"pit_id":"{{{next}}}","took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},"hits":{"max_score":null,"hits":[""");
        foreach (var (place, document) in Hits(view.Documents, search))
            Write(answer[^1] == '[' ? answer : answer.Append(','), document, place, IsWhole(search["_source"]!));
        return answer.Append("]}}").ToString();
    }

    private static IEnumerable<(int Place, PlayedDocument Document)> Hits(IReadOnlyList<PlayedDocument> documents, JObject search)
    {
        var size = (int)search["size"]!;
        if (size > 10_000)
            throw new RefusedSearchException(400, "illegal_argument_exception", "Result window is too large");
        var isAscending = Ascends((JArray)search["sort"]!);
        var fits = PlayedQuery.Compile(search["query"]);
        var (from, to) = PlayedQuery.Bounds(search["query"]);
        var after = search["search_after"] is JArray { Count: 2 } values ? (int)values[1] : search["search_after"] is null ? (int?)null : throw new RefusedSearchException(400, "illegal_argument_exception", "search_after must have 2 value(s) but has others");
        var place = isAscending ? after + 1 ?? First(documents, from) : after - 1 ?? Math.Min(documents.Count - 1, First(documents, to == long.MaxValue ? to : to + 1));
        for (var found = 0; found < size && place >= 0 && place < documents.Count; place += isAscending ? 1 : -1)
        {
            var document = documents[place];
            if (isAscending ? document.Milliseconds > to : document.Milliseconds < from)
                yield break;
            if (!fits(document))
                continue;
            found++;
            yield return (place, document);
        }
    }

    private static bool Ascends(JArray sort)
    {
        if (sort is not [JObject time, JObject place] || time["@timestamp"] is not JObject options || (string?)options["format"] != "strict_date_optional_time_nanos" || (string?)options["order"] != (string?)place["_shard_doc"])
            throw new RefusedSearchException(400, "parsing_exception", $"this server sorts by @timestamp and _shard_doc, not by {sort.ToString(Formatting.None)}");
        PlayedQuery.Known(options, "order", "format", "numeric_type");
        return (string?)options["order"] == "asc";
    }

    private static bool IsWhole(JToken source) => source switch
    {
        JValue { Value: true } => true,
        JArray fields when fields.Values<string>().SequenceEqual(["event.ingested"]) => false,
        _ => throw new RefusedSearchException(400, "parsing_exception", $"this server has no other part of a document than the time of its arrival, not {source.ToString(Formatting.None)}"),
    };

    private static void Write(StringBuilder answer, PlayedDocument document, int place, bool isWhole)
    {
        answer.Append("{\"_index\":\".ds-logs-containers-monitoring-2026.03.01-000001\",\"_id\":\"").Append(document.Id).Append("\",\"_score\":null");
        answer.Append(",\"_source\":");
        if (isWhole)
            document.Write(answer);
        else
            document.WriteArrival(answer);
        answer.Append(",\"sort\":[\"").Append(PlayedDocument.Time(document.Nanoseconds).AsSpan(0, 23)).Append("Z\",").Append(place).Append("]}");
    }

    private static int First(IReadOnlyList<PlayedDocument> documents, long from)
    {
        var (low, high) = (0, documents.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = documents[middle].Milliseconds < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private string Aggregate(JObject search)
    {
        PlayedQuery.Known(search, "size", "query", "track_total_hits", "aggs");
        if ((int)search["size"]! != 0)
            throw new RefusedSearchException(400, "illegal_argument_exception", "this server gives pages of points in time alone");
        var fits = PlayedQuery.Compile(search["query"]);
        var documents = (_corpus ?? _documents).Where(fits).ToList();
        var aggregations = ((JObject)search["aggs"]!).Properties().ToList();
        var answers = aggregations.Select(one => new JProperty(one.Name, one.Value["composite"] is null ? Seconds((JObject)one.Value, documents) : Composite((JObject)one.Value, documents)));
        var answer = new JObject { ["took"] = 1, ["timed_out"] = false, ["hits"] = new JObject { ["hits"] = new JArray() }, ["aggregations"] = new JObject(answers) }.ToString(Formatting.None);
        if (aggregations.TrueForAll(one => one.Value["composite"] is null))
            Looked(Looks++);
        return answer;
    }

    private JObject Seconds(JObject aggregation, IEnumerable<PlayedDocument> documents)
    {
        PlayedQuery.Known(aggregation, "filter", "aggs");
        var inner = ((JObject)aggregation["aggs"]!).Properties().Single();
        return new JObject { [inner.Name] = Histogram((JObject)inner.Value["date_histogram"]!, documents.Where(PlayedQuery.Compile(aggregation["filter"]))) };
    }

    private JObject Histogram(JObject histogram, IEnumerable<PlayedDocument> documents)
    {
        PlayedQuery.Known(histogram, "field", "fixed_interval", "min_doc_count");
        if ((string?)histogram["fixed_interval"] != "1s")
            throw new RefusedSearchException(400, "parsing_exception", "another histogram");
        var buckets = documents.GroupBy(document => document.Time((string)histogram["field"]!)!.Value / 1000).OrderBy(group => group.Key).ToList();
        if (buckets.Count > MostBuckets)
            throw new RefusedSearchException(400, "too_many_buckets_exception", $"Trying to create too many buckets. Must be less than or equal to: [{MostBuckets}]");
        return new JObject { ["buckets"] = new JArray(buckets.Select(group => new JObject { ["key"] = group.Key * 1000, ["doc_count"] = group.Count() })) };
    }

    private static JObject Composite(JObject aggregation, IEnumerable<PlayedDocument> documents)
    {
        PlayedQuery.Known(aggregation, "composite", "aggs");
        var composite = (JObject)aggregation["composite"]!;
        PlayedQuery.Known(composite, "size", "sources", "after");
        var sources = composite["sources"]!.Select(source => ((JObject)source).Properties().Single()).Select(source => (source.Name, Field: (string)source.Value["terms"]!["field"]!)).ToList();
        string Key(PlayedDocument document) => string.Join('\n', sources.Select(source => document[source.Field] ?? ""));
        JObject Keys(string key) => new(key.Split('\n').Zip(sources, (value, source) => new JProperty(source.Name, value.Length == 0 ? null : value)));
        var after = composite["after"] is JObject last ? string.Join('\n', sources.Select(source => (string?)last[source.Name] ?? "")) : null;
        // Pages are small here, so that there are several.
        var page = documents.GroupBy(Key).OrderBy(group => group.Key, StringComparer.Ordinal).Where(group => after is null || string.CompareOrdinal(group.Key, after) > 0).Take(Math.Min(2, (int)composite["size"]!)).ToList();
        var answer = new JObject { ["buckets"] = new JArray(page.Select(group => new JObject { ["key"] = Keys(group.Key), ["doc_count"] = group.Count(), ["last"] = new JObject { ["value"] = (double)group.Max(document => document.Milliseconds) } })) };
        if (page.Count > 0)
            answer["after_key"] = Keys(page[^1].Key);
        return answer;
    }
}
