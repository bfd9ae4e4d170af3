using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Synthetic.Server.Logs;

/// <summary>
/// Plays an Elasticsearch into which a component writes at a constant rate, for the one reader whose speed is measured: documents are made when they are asked for, so
/// it is faster than any reader. What it answers to is what <c>./monitor logs</c> asks; the tests' own server is the one that is strict.
/// </summary>
internal sealed class LineServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly LineCorpus _corpus;
    private readonly Task _serving;

    /// <param name="corpus">What is in it.</param>
    /// <param name="port">A free port.</param>
    public LineServer(LineCorpus corpus, int port)
    {
        _corpus = corpus;
        Address = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>When the first page with lines was on its way, by <see cref="Stopwatch"/>; 0 before.</summary>
    public long FirstPage { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var (text, isPage) = Route(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, reader.ReadToEnd());
            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: true);
            if (isPage && FirstPage == 0)
                FirstPage = Stopwatch.GetTimestamp();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The reader was stopped.
        }
    }

    private (string Text, bool IsPage) Route(string method, string path, string body)
    {
        if (path.EndsWith("/_pit", StringComparison.Ordinal))
            return (method == "DELETE" ? """{"succeeded":true}""" : string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{_corpus.Visible}}"}"""), false);
        if (!path.EndsWith("_search", StringComparison.Ordinal))
            return ("""{"version":{"number":"9.2.1"}}""", false);
        using var json = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        var search = JObject.Load(json);
        return search["aggs"] is null ? Page(search) : (Counts(search), false);
    }

    private (string Text, bool IsPage) Page(JObject search)
    {
        var view = (string)search["pit"]!["id"]!;
        var end = long.Parse(view, CultureInfo.InvariantCulture);
        var stretches = Stretches(search["query"]!);
        var number = search["search_after"] is { } after ? (long)after[1]! + 1 : 0;
        var (text, found) = (new StringBuilder($$"""{"pit_id":"{{view}}","took":1,"hits":{"hits":["""), 0);
        foreach (var (from, to) in stretches)
        {
            for (number = Math.Max(number, _corpus.First(from)); found < (int)search["size"]! && number < Math.Min(end, _corpus.First(to)); number++, found++)
                _corpus.Write(found == 0 ? text : text.Append(','), number);
        }

        return (text.Append("]}}").ToString(), found > 0);
    }

    private string Counts(JObject search)
    {
        var (from, _) = Stretches(search["query"]!)[0];
        var buckets = new JArray();
        for (var second = Math.Max(from, _corpus.Start) / 1000; _corpus.First(second * 1000) < _corpus.Visible; second++)
            buckets.Add(new JObject { ["key"] = second * 1000, ["doc_count"] = Math.Min(_corpus.Visible, _corpus.First((second + 1) * 1000)) - _corpus.First(second * 1000) });
        var seconds = new JObject { ["buckets"] = buckets };
        return new JObject { ["aggregations"] = new JObject { ["written"] = new JObject { ["seconds"] = seconds }, ["late"] = new JObject() } }.ToString(Formatting.None);
    }

    /// <summary>The times that are wanted, in milliseconds and in order. Nothing is late here, so what is asked about that has no answer.</summary>
    private static List<(long From, long To)> Stretches(JToken query)
    {
        var filters = query["bool"]!["filter"]!;
        var whole = Range(filters[0]!);
        var parts = filters.Skip(1).SelectMany(filter => filter["bool"]?["should"] ?? new JArray()).Where(part => part["range"] is not null).Select(Range).ToList();
        return parts.Count == 0 ? [whole] : [.. parts.Select(part => (Math.Max(part.From, whole.From), Math.Min(part.To, whole.To))).Order()];
    }

    private static (long From, long To) Range(JToken query)
    {
        var range = query["range"]!["@timestamp"]!;
        return (Milliseconds(range["gte"]) ?? 0, Milliseconds(range["lt"]) ?? long.MaxValue);
    }

    private static long? Milliseconds(JToken? text) =>
        text is null ? null : DateTimeOffset.ParseExact((string)text!, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
