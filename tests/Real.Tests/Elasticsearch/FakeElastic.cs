using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>Answers like Elasticsearch's and Kibana's documented interfaces, as far as the scripts use them, and remembers what it was asked.</summary>
internal sealed class FakeElastic : LoopbackServer
{
    private readonly Func<RecordedCall, (int Status, string Answer)> _answer;

    public FakeElastic(Func<RecordedCall, (int Status, string Answer)> answer)
    {
        _answer = answer;
        Serve();
    }

    public string Url => Address.GetLeftPart(UriPartial.Authority);

    public ConcurrentQueue<RecordedCall> Calls { get; } = [];

    protected override LoopbackAnswer Answer(HttpListenerRequest request, string body)
    {
        var login = request.Headers["Authorization"] is { } header ? Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])) : "";
        var call = new RecordedCall(request.HttpMethod, request.RawUrl!, login, body);
        Calls.Enqueue(call);
        var (status, text) = _answer(call);
        return new(status, text);
    }
}
