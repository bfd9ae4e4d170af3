using System.Collections.Immutable;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Stacks;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor;

/// <summary>The stack that is looked at: what it says of itself, and what its parts answer. Each thing is asked once.</summary>
/// <param name="signals">The ways to its parts.</param>
/// <param name="plan">What it says of itself.</param>
internal sealed class Patient(Signals signals, MonitoringPlan plan)
{
    private readonly Dictionary<string, Task<ImmutableArray<Pod>?>> _pods = new(StringComparer.Ordinal);
    private Task<PrometheusMetrics>? _metrics;
    private Task<IReadOnlyList<MetricTarget>>? _targets;

    public Signals Signals => signals;

    public MonitoringPlan Plan => plan;

    public string StackFile => $"Pulumi.{signals.Stack}.yaml";

    public Task<PrometheusMetrics> MetricsAsync(CancellationToken cancellation) => _metrics ??= PrometheusMetrics.OpenAsync(signals, cancellation);

    public Task<IReadOnlyList<MetricTarget>> TargetsAsync(CancellationToken cancellation) => _targets ??= AskTargetsAsync(cancellation);

    /// <summary>True when an expression has a value now.</summary>
    public async Task<double?> ValueAsync(string expression, CancellationToken cancellation) =>
        await (await MetricsAsync(cancellation)).QueryAsync(expression, null, cancellation) is [var first, ..] ? first.Last : null;

    /// <summary>The pods of a component; null where the cluster cannot be asked, or the caller may not.</summary>
    public async Task<ImmutableArray<Pod>?> PodsAsync(ComponentQuestion question, CancellationToken cancellation)
    {
        var spaces = question.Namespaces.IsEmpty ? [""] : question.Namespaces;
        var found = new List<Pod>();
        foreach (var space in spaces)
        {
            if (await PodsInAsync(space, cancellation) is not { } pods)
                return null;
            found.AddRange(pods.Where(question.Means));
        }

        return [.. found];
    }

    /// <summary>All pods of a namespace, or of all when it is empty; null where the cluster cannot be asked, or the caller may not.</summary>
    public Task<ImmutableArray<Pod>?> PodsInAsync(string space, CancellationToken cancellation)
    {
        if (!_pods.TryGetValue(space, out var pods))
            _pods[space] = pods = AskPodsAsync(space, cancellation);
        return pods;
    }

    /// <summary>Objects of a kind in a namespace; null where the cluster cannot be asked, does not know the kind, or refuses.</summary>
    public async Task<IReadOnlyList<JToken>?> ObjectsAsync(string kind, string space, CancellationToken cancellation)
    {
        try
        {
            return signals.Cluster is { } cluster ? [.. (await cluster.Kubectl.JsonAsync(cancellation, "get", kind, "--namespace", space))["items"] ?? new JArray()] : null;
        }
        catch (ProblemsException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<MetricTarget>> AskTargetsAsync(CancellationToken cancellation) => await (await MetricsAsync(cancellation)).TargetsAsync(cancellation);

    private async Task<ImmutableArray<Pod>?> AskPodsAsync(string space, CancellationToken cancellation)
    {
        if (signals.Cluster is not { } cluster || !await cluster.MayAsync("list", "pods", space.Length == 0 ? null : space, cancellation))
            return null;
        string[] where = space.Length == 0 ? ["--all-namespaces"] : ["--namespace", space];
        return [.. ((await cluster.Kubectl.JsonAsync(cancellation, ["get", "pods", .. where]))["items"] as JArray ?? []).OfType<JObject>().Select(pod => new Pod(pod))];
    }
}
