using System.Globalization;
using System.Web;
using Monitoring.Questions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>A Prometheus as its HTTP API v1 is documented: forms in, unknown parameters and paths refused. What no answer was given to has no series.</summary>
internal sealed class PlayedPrometheus : IAsyncDisposable
{
    private readonly PlayedServer _server;
    private readonly Dictionary<string, JArray> _answers = new(StringComparer.Ordinal);
    private readonly JArray _targets = [];
    private readonly JArray _alerts = [];

    public PlayedPrometheus() => _server = new PlayedServer(Answer);

    public Uri Address => _server.Address;

    /// <summary>What was asked, by form.</summary>
    public IEnumerable<string> Queries => _server.Requests.Select(request => HttpUtility.ParseQueryString(request.Body)["query"]).OfType<string>();

    /// <summary>Warnings that every answer bears.</summary>
    public string[] Warnings { get; set; } = [];

    public PlayedServer Server => _server;

    /// <summary>Gives series to a question, such as <c>namespace=shop pod=cart-1</c> with a value.</summary>
    public PlayedPrometheus Answers(Question question, params (string Labels, double Value)[] series) => Answers(question.ForAll(), series);

    public PlayedPrometheus Answers(string expression, params (string Labels, double Value)[] series)
    {
        _answers[expression] = new JArray(series.Select(one => new JObject { ["metric"] = Labels(one.Labels), ["value"] = Text(one.Value) }));
        return this;
    }

    public PlayedPrometheus Scrapes(string pool, string labels, string error = "")
    {
        _targets.Add(new JObject
        {
            ["scrapePool"] = pool,
            ["scrapeUrl"] = "http://10.0.0.1/metrics",
            ["labels"] = Labels(labels),
            ["discoveredLabels"] = new JObject(),
            ["health"] = error.Length == 0 ? "up" : "down",
            ["lastError"] = error,
            ["lastScrape"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["lastScrapeDuration"] = 0.01,
            ["scrapeInterval"] = "30s",
        });
        return this;
    }

    public PlayedPrometheus Fires(string labels, string summary = "It is so.", string state = "firing")
    {
        _alerts.Add(new JObject
        {
            ["type"] = "alerting",
            ["name"] = Labels(labels)["alertname"],
            ["query"] = "up == 0",
            ["alerts"] = new JArray(new JObject { ["labels"] = Labels(labels), ["annotations"] = new JObject { ["summary"] = summary }, ["state"] = state, ["activeAt"] = "2026-11-22T10:00:00.5Z", ["value"] = "1e+00" }),
        });
        return this;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static JObject Labels(string labels) => new(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(label => new JProperty(label.Split('=', 2)[0], label.Split('=', 2)[1])));

    private static string Text(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString(CultureInfo.InvariantCulture);

    private PlayedAnswer Answer(PlayedRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/api/v1/query") => Form(request, ["query", "time"], fields => Result("vector", fields["query"], value => new("value", new JArray(1_750_000_000.25, value)))),
        ("POST", "/api/v1/query_range") => Form(request, ["query", "start", "end", "step"], fields => Result("matrix", fields["query"], value => new("values", Steps(fields, value)))),
        ("GET", "/api/v1/targets") when request.PathAndQuery.EndsWith("?state=active", StringComparison.Ordinal) => Data(new JObject { ["activeTargets"] = _targets }),
        ("GET", "/api/v1/rules") when request.PathAndQuery.EndsWith("?type=alert", StringComparison.Ordinal) => Data(new JObject { ["groups"] = new JArray(new JObject { ["rules"] = _alerts }) }),
        _ => new PlayedAnswer("404 page not found", 404) { ContentType = "text/plain" },
    };

    private static PlayedAnswer Form(PlayedRequest request, string[] known, Func<IReadOnlyDictionary<string, string>, PlayedAnswer> answer)
    {
        var fields = HttpUtility.ParseQueryString(request.Body);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true || fields.AllKeys.Except(known).Any())
            return Refusal("unexpected content type or parameter");
        return fields["query"]!.Contains("((", StringComparison.Ordinal)
            ? Refusal("invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis")
            : answer(fields.AllKeys.ToDictionary(key => key!, key => fields[key]!, StringComparer.Ordinal));
    }

    private PlayedAnswer Result(string type, string query, Func<string, JProperty> values) => Data(new JObject
    {
        ["resultType"] = type,
        ["result"] = new JArray(_answers.GetValueOrDefault(query, []).Select(series => new JObject(new JProperty("metric", series["metric"]), values((string)series["value"]!)))),
    });

    private static JArray Steps(IReadOnlyDictionary<string, string> fields, string value)
    {
        double Number(string field) => double.Parse(fields[field], CultureInfo.InvariantCulture);
        var steps = new JArray();
        for (var at = Number("start"); at <= Number("end") + 0.001; at += Number("step"))
            steps.Add(new JArray(Math.Round(at, 3), value));
        return steps;
    }

    private static PlayedAnswer Refusal(string reason) => new(new JObject { ["status"] = "error", ["errorType"] = "bad_data", ["error"] = reason }.ToString(Formatting.None), 400);

    private PlayedAnswer Data(JToken data) => new(new JObject { ["status"] = "success", ["data"] = data, ["warnings"] = new JArray(Warnings) }.ToString(Formatting.None));
}
