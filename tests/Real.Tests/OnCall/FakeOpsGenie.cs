using System.Net;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.OnCall;

/// <summary>
/// Speaks the part of OpsGenie's API that Alertmanager and heartbeats use, and records every call: create and close an alert, ping a heartbeat,
/// each with a <c>GenieKey</c>. Jira Service Management offers the same below another base path.
/// </summary>
internal sealed class FakeOpsGenie : LoopbackServer
{
    private readonly List<RecordedCall> _calls = [];
    private readonly string _basePath;
    private readonly string _key;

    /// <param name="key">The key that callers have to show; any other is refused as the real service does.</param>
    /// <param name="basePath">Path below which the API lies, without a slash at the start: empty, or <c>jsm/ops/integration/</c>.</param>
    public FakeOpsGenie(string key, string basePath = "")
    {
        _key = key;
        _basePath = basePath;
        Serve();
    }

    /// <summary>Scheme and authority; the API is below <c>basePath</c> of it.</summary>
    public Uri Server => Address;

    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    /// <summary>Calls that created an alert whose message contains the text.</summary>
    public IReadOnlyList<RecordedCall> Creates(string message) =>
        [.. Calls.Where(call => call is { Method: "POST", Path: "v2/alerts" } && ((string?)call.Body["message"] ?? "").Contains(message, StringComparison.Ordinal))];

    /// <summary>Calls that closed the alert with the alias.</summary>
    public IReadOnlyList<RecordedCall> Closes(string alias) =>
        [.. Calls.Where(call => call.Method == "POST" && call.Path == $"v2/alerts/{alias}/close" && call.Query == "?identifierType=alias")];

    /// <summary>Calls that pinged the heartbeat.</summary>
    public IReadOnlyList<RecordedCall> Pings(string heartbeat) =>
        [.. Calls.Where(call => call.Method is "GET" or "POST" && call.Path == $"v2/heartbeats/{heartbeat}/ping")];

    public string Evidence => $"--- calls of the on-call service\n{string.Join('\n', Calls)}\n";

    protected override LoopbackAnswer Answer(HttpListenerRequest request, string body)
    {
        var path = Uri.UnescapeDataString(request.Url!.AbsolutePath.TrimStart('/'));
        var isApi = path.StartsWith(_basePath, StringComparison.Ordinal);
        var authorization = request.Headers["Authorization"] ?? "";

        lock (_calls)
        {
            _calls.Add(new RecordedCall(
                request.HttpMethod, isApi ? path[_basePath.Length..] : path, request.Url.Query, authorization,
                body.Length == 0 ? [] : JObject.Parse(body), DateTimeOffset.UtcNow));
        }

        return new(!isApi ? 404 : authorization == $"GenieKey {_key}" ? 202 : 401, """{"result": "Request will be processed", "took": 0.01, "requestId": "1"}""");
    }
}
