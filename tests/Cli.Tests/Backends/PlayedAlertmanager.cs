using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>An Alertmanager as its API v2 is documented: alerts that a test puts there, and silences that hold them back.</summary>
internal sealed class PlayedAlertmanager : IAsyncDisposable
{
    private static readonly string[] Required = ["matchers", "startsAt", "endsAt", "createdBy", "comment"];

    private readonly PlayedServer _server;
    private readonly JArray _alerts = [];

    public PlayedAlertmanager() => _server = new PlayedServer(Answer);

    public Uri Address => _server.Address;

    public JArray Silences { get; } = [];

    public PlayedAlertmanager Knows(string labels, string silencedBy = "")
    {
        _alerts.Add(new JObject
        {
            ["labels"] = new JObject(labels.Split(' ').Select(label => new JProperty(label.Split('=')[0], label.Split('=')[1]))),
            ["annotations"] = new JObject { ["summary"] = "It is so." },
            ["receivers"] = new JArray(new JObject { ["name"] = "on-call" }),
            ["startsAt"] = "2026-11-22T10:00:00.000Z",
            ["status"] = new JObject { ["state"] = silencedBy.Length > 0 ? "suppressed" : "active", ["silencedBy"] = silencedBy.Length > 0 ? new JArray(silencedBy) : [], ["inhibitedBy"] = new JArray() },
        });
        return this;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private PlayedAnswer Answer(PlayedRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/api/v2/alerts") => Json(_alerts),
        ("GET", "/api/v2/silences") => Json(Silences),
        ("POST", "/api/v2/silences") => Add(request),
        ("DELETE", var path) when path.StartsWith("/api/v2/silence/", StringComparison.Ordinal) => Expire(path["/api/v2/silence/".Length..]),
        _ => new PlayedAnswer("""{ "code": 404, "message": "path was not found" }""", 404),
    };

    private PlayedAnswer Add(PlayedRequest request)
    {
        using var reader = new JsonTextReader(new StringReader(request.Body)) { DateParseHandling = DateParseHandling.None };
        var silence = JObject.Load(reader);
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true || !Required.ToHashSet().SetEquals(silence.Properties().Select(property => property.Name)))
            return new PlayedAnswer("""{ "code": 602, "message": "the body is not a silence" }""", 422);
        if (silence["matchers"]!.All(matcher => (string)matcher["value"]! == ""))
            return new PlayedAnswer("\"invalid silence: at least one matcher must not match the empty string\"", 400);
        silence["id"] = $"silence-{Silences.Count + 1}";
        silence["status"] = new JObject { ["state"] = "active" };
        Silences.Add(silence);
        return Json(new JObject { ["silenceID"] = silence["id"] });
    }

    private PlayedAnswer Expire(string id)
    {
        if (Silences.FirstOrDefault(silence => (string)silence["id"]! == id) is not { } silence)
            return new PlayedAnswer("", 404);
        silence["endsAt"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        silence["status"] = new JObject { ["state"] = "expired" };
        return new PlayedAnswer("");
    }

    private static PlayedAnswer Json(JToken value) => new(value.ToString(Formatting.None));
}
