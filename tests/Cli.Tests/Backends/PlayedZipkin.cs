using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>
/// Zipkin's HTTP API v2 as its documentation has it, and no more: parameters that it does not know, values that it could not read and methods that it does not serve are
/// refused, where the real one may be lenient.
/// </summary>
internal sealed class PlayedZipkin : IAsyncDisposable
{
    private static readonly string[] Known = ["serviceName", "spanName", "remoteServiceName", "annotationQuery", "minDuration", "maxDuration", "endTs", "lookback", "limit"];

    private readonly IReadOnlyList<PlayedTrace> _traces;
    private readonly Queue<PlayedAnswer> _faults;
    private int _requests;

    /// <param name="traces">What it keeps.</param>
    /// <param name="faults">What it answers to every twentieth request instead of an answer, one after the other.</param>
    public PlayedZipkin(IReadOnlyList<PlayedTrace> traces, params PlayedAnswer[] faults)
    {
        (_traces, _faults) = (traces, new(faults));
        Server = new PlayedServer(Answer);
    }

    public PlayedServer Server { get; }

    public Uri Address => Server.Address;

    /// <summary>What was refused.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Faults that nobody has met yet.</summary>
    public int FaultsLeft => _faults.Count;

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private PlayedAnswer Answer(PlayedRequest request)
    {
        if (++_requests % 20 == 0 && _faults.TryDequeue(out var fault))
            return fault;
        if (request.Method != "GET" || request.Body.Length > 0)
            return Refuse(405, $"{request.Method} is not served");
        return request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["api", "v2", "services"] => Services(request),
            ["api", "v2", "traces"] => Find(request),
            ["api", "v2", "trace", var id] => Get(id),
            _ => Refuse(404, "no such page"),
        };
    }

    private static PlayedAnswer Json(JToken json) => new(json.ToString(Formatting.None));

    private static PlayedAnswer Text(int status, string text) => new(text, status) { ContentType = "text/plain" };

    private PlayedAnswer Refuse(int status, string reason)
    {
        Refusals.Add(reason);
        return Text(status, reason);
    }

    private PlayedAnswer Services(PlayedRequest request) =>
        request.Query.Count > 0 ? Refuse(400, "services takes no parameters") : Json(new JArray(_traces.SelectMany(trace => trace.Services).Distinct().Order(StringComparer.Ordinal)));

    private PlayedAnswer Get(string id) =>
        id.Length is not (16 or 32) || id.Any(sign => !char.IsAsciiHexDigitLower(sign)) ? Refuse(400, $"{id} should be lower-hex encoded")
        : _traces.FirstOrDefault(trace => trace.Id == id) is { } found ? new PlayedAnswer(found.Text)
        : Text(404, $"{id} not found");

    private PlayedAnswer Find(PlayedRequest request)
    {
        var query = request.Query;
        if (query.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            return Refuse(400, $"{unknown} is no parameter");
        if (!Number("endTs", out var end) || !Number("lookback", out var lookback) || !Number("limit", out var limit) || !Number("minDuration", out var least))
            return Refuse(400, "a parameter is not a positive number");
        var from = DateTimeOffset.FromUnixTimeMilliseconds((end ?? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) - (lookback ?? 86_400_000));
        var until = DateTimeOffset.FromUnixTimeMilliseconds(end ?? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var found = _traces.Where(trace => trace.Spans.Any(span => span.Start >= from && span.Start <= until)
            && (query.GetValueOrDefault("serviceName") is not { } service || trace.Services.Contains(service))
            && (least is not { } micros || trace.Longest.TotalMicroseconds >= micros)
            && (query.GetValueOrDefault("annotationQuery") is not { } word || trace.Spans.Any(span => span.Json["tags"]![word] is not null)));
        return new PlayedAnswer($"[{string.Join(',', found.OrderByDescending(trace => trace.Start).Take((int)(limit ?? 10)).Select(trace => trace.Text))}]");

        bool Number(string name, out long? value)
        {
            value = query.GetValueOrDefault(name) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            return !query.ContainsKey(name) || value > 0;
        }
    }
}
