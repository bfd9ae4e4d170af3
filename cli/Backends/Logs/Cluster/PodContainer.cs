using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>A container of a pod, of whatever kind, as the API server describes it now.</summary>
/// <param name="Uid">Of its pod: a StatefulSet's next pod has the same name.</param>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Name">Name of the container.</param>
/// <param name="Component">The workload behind the pod.</param>
/// <param name="Metadata">What Fluentd would know about the pod.</param>
internal sealed record PodContainer(string Uid, string Namespace, string Pod, string Name, ComponentId Component, JObject Metadata)
{
    /// <summary>How often it was started again.</summary>
    public int Restarts { get; init; }

    /// <summary><c>waiting</c>, <c>running</c> or <c>terminated</c>.</summary>
    public string State { get; init; } = "waiting";

    /// <summary>When the run before this one ended; null for none.</summary>
    public DateTimeOffset? PreviousEnd { get; init; }

    /// <summary>True for a pod whose containers are not started any more.</summary>
    public bool IsOver { get; init; }

    public (string Uid, string Name) Key => (Uid, Name);

    /// <summary>True where there is something to read of the present run.</summary>
    public bool HasStarted => State is "running" or "terminated";

    /// <summary>As messages call it.</summary>
    public override string ToString() => $"{Namespace}/{Pod} {Name}";

    /// <summary>The containers of a pod, those that prepare it first.</summary>
    public static IEnumerable<PodContainer> Of(JObject pod)
    {
        var (metadata, spec, status) = ((JObject)pod["metadata"]!, pod["spec"] as JObject ?? [], pod["status"] as JObject ?? []);
        var (space, name, uid) = (Text(metadata["namespace"]), Text(metadata["name"]), Text(metadata["uid"]));
        var labels = metadata["labels"] as JObject ?? [];
        foreach (var kind in new[] { "initContainer", "container", "ephemeralContainer" })
        {
            var states = (status[$"{kind}Statuses"] ?? new JArray()).OfType<JObject>().ToDictionary(one => Text(one["name"]));
            foreach (var container in (spec[$"{kind}s"] ?? new JArray()).Select(one => Text(one["name"])))
            {
                var state = states.GetValueOrDefault(container);
                yield return new PodContainer(uid, space, name, container, WorkloadOf(space, name, labels, metadata), new JObject { ["namespace_name"] = space, ["pod_name"] = name, ["container_name"] = container, ["labels"] = labels, ["host"] = spec["nodeName"] })
                {
                    Restarts = (int?)state?["restartCount"] ?? 0,
                    State = (state?["state"] as JObject)?.Properties().FirstOrDefault()?.Name ?? "waiting",
                    PreviousEnd = Text(state?["lastState"]?["terminated"]?["finishedAt"]) is { Length: > 0 } end ? LogDocument.TimeOf(end) : null,
                    IsOver = Text(status["phase"]) is "Succeeded" or "Failed",
                };
            }
        }
    }

    /// <summary>The owner, and where that is one of many that a workload makes, the workload.</summary>
    private static ComponentId WorkloadOf(string space, string pod, JObject labels, JObject metadata)
    {
        var owner = (metadata["ownerReferences"] ?? new JArray()).FirstOrDefault(one => (bool?)one["controller"] == true);
        var (kind, name) = owner is null ? ("pod", pod) : (Text(owner["kind"]).ToLowerInvariant(), Text(owner["name"]));
        if (kind == "replicaset" && Text(labels["pod-template-hash"]) is { Length: > 0 } hash && name.EndsWith($"-{hash}", StringComparison.Ordinal))
            return new ComponentId(space, "deployment", name[..^(hash.Length + 1)]);
        // A CronJob's Jobs are named after the minute that they were due.
        return kind == "job" && name.LastIndexOf('-') is > 0 and var dash && name.Length - dash > 8 && name[(dash + 1)..].All(char.IsAsciiDigit)
            ? new ComponentId(space, "cronjob", name[..dash])
            : new ComponentId(space, kind, name);
    }

    private static string Text(JToken? value) => (string?)value ?? "";
}
