using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>A pod with one container, as the API server describes it.</summary>
internal sealed record PlayedPod(string Name)
{
    public string Namespace { get; init; } = "shop";

    public string State { get; init; } = "running";

    public int Restarts { get; init; }

    public string? PreviousEnd { get; init; }

    public string Owner { get; init; } = "ReplicaSet/cart-6d9fb7c5d4";

    public JObject Json => new()
    {
        ["kind"] = "Pod",
        ["metadata"] = new JObject
        {
            ["namespace"] = Namespace,
            ["name"] = Name,
            ["uid"] = $"uid-{Name}",
            ["labels"] = new JObject { ["app.kubernetes.io/name"] = "basket", ["pod-template-hash"] = "6d9fb7c5d4" },
            ["ownerReferences"] = new JArray(new JObject { ["kind"] = Owner.Split('/')[0], ["name"] = Owner.Split('/')[1], ["controller"] = true }),
        },
        ["spec"] = new JObject { ["nodeName"] = "worker-1", ["containers"] = new JArray(new JObject { ["name"] = "app" }) },
        ["status"] = new JObject
        {
            ["phase"] = "Running",
            ["containerStatuses"] = new JArray(new JObject
            {
                ["name"] = "app",
                ["restartCount"] = Restarts,
                ["state"] = new JObject { [State] = new JObject() },
                ["lastState"] = PreviousEnd is null ? new JObject() : new JObject { ["terminated"] = new JObject { ["finishedAt"] = PreviousEnd } },
            }),
        },
    };

    /// <summary>As <c>kubectl get pods -o json</c> prints several.</summary>
    public static string List(params PlayedPod[] pods) => new JObject { ["items"] = new JArray(pods.Select(pod => pod.Json)) }.ToString(Formatting.Indented);

    /// <summary>As <c>--output-watch-events</c> prints a change.</summary>
    public string Event(string type) => new JObject { ["type"] = type, ["object"] = Json }.ToString(Formatting.Indented);
}
