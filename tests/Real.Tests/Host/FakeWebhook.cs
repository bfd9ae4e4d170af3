using System.Net;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Host;

/// <summary>An on-call service that is told by webhook, and remembers what.</summary>
internal sealed class FakeWebhook : LoopbackServer
{
    private readonly List<string> _told = [];

    public FakeWebhook() => Serve();

    /// <summary>Status and name of each alert, such as <c>firing TargetDown</c>, in the order in which they came.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    protected override LoopbackAnswer Answer(HttpListenerRequest request, string body)
    {
        lock (_told)
            _told.AddRange(JObject.Parse(body)["alerts"]!.Select(alert => $"{alert["status"]} {alert["labels"]!["alertname"]}"));
        return new(200);
    }
}
