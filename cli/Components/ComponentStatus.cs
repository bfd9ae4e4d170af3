using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Questions;

namespace Monitoring.Cli.Components;

/// <summary>How a component is doing.</summary>
/// <param name="Component">Which.</param>
internal sealed record ComponentStatus(Component Component)
{
    private static readonly string[] NameLabels = ["deployment", "statefulset", "daemonset", "workload", "service", "job_name", "cronjob", "app"];

    /// <summary>Restarts of its containers within an hour.</summary>
    public double Restarts { get; init; }

    /// <summary>Its pods that fail a probe now.</summary>
    public ImmutableArray<string> FailingPods { get; init; } = [];

    /// <summary>Whether its address answers; null where nobody asks it.</summary>
    public bool? Answers { get; init; }

    /// <summary>Alerts about it that fire.</summary>
    public ImmutableArray<AlertInstance> Alerts { get; init; } = [];

    /// <summary>When it got its newest version; null where that is not known.</summary>
    public DateTimeOffset? LastDeploy { get; init; }

    public double? RequestsPerSecond { get; init; }

    public double? ErrorRatio { get; init; }

    /// <summary>Seconds.</summary>
    public double? LatencyP99 { get; init; }

    /// <summary>Why it is not healthy, in words; empty when it is.</summary>
    public IEnumerable<string> Problems
    {
        get
        {
            if (Component.Ready < Component.Wanted)
                yield return $"{Component.Ready} of {Component.Wanted} ready";
            if (Answers == false)
                yield return "its address does not answer";
            if (!FailingPods.IsEmpty)
                yield return $"probes fail: {string.Join(", ", FailingPods)}";
            foreach (var alert in Alerts.Where(alert => alert.Labels.GetValueOrDefault("severity") == "critical"))
                yield return $"{alert.Labels.GetValueOrDefault("alertname")}: {alert.Annotations.GetValueOrDefault("summary")}";
        }
    }

    /// <summary>Asks how components are doing, all at once.</summary>
    public static async Task<IReadOnlyList<ComponentStatus>> ReadAsync(IReadOnlyCollection<Component> components, PodOwners owners, IMetricBackend metrics, CancellationToken cancellation)
    {
        Question[] questions = [StatusQuestions.Restarts, StatusQuestions.FailingProbes, StatusQuestions.Probes, StatusQuestions.LastDeploy, StatusQuestions.Requests, StatusQuestions.Errors, StatusQuestions.Latency];
        var alerts = metrics.AlertRulesAsync(cancellation);
        var answers = await Task.WhenAll(questions.Select(question => metrics.QueryAsync(question.ForAll(), null, cancellation)));
        var firing = (await alerts).SelectMany(rule => rule.Instances).Where(alert => alert.IsFiring).ToList();
        var restarts = answers[0].ToLookup(OfPod);
        var failing = answers[1].ToLookup(OfPod, series => series["pod"]);
        var probes = answers[2].ToLookup(series => series["probe"], series => series.Last, StringComparer.Ordinal);
        return
        [
            .. components.Select(component => new ComponentStatus(component)
            {
                Restarts = restarts[component.Id].Sum(series => series.Last),
                FailingPods = [.. failing[component.Id].Order(StringComparer.Ordinal)],
                Answers = probes[component.Id.Name].Any() ? probes[component.Id.Name].All(value => value > 0) : null,
                Alerts = [.. firing.Where(alert => Concerns(alert.Labels, component.Id, owners))],
                LastDeploy = component.Id.Kind == "deployment" && Value(answers[3], component.Id) is { } deployed ? DateTimeOffset.FromUnixTimeSeconds((long)deployed) : null,
                RequestsPerSecond = Value(answers[4], component.Id),
                ErrorRatio = Value(answers[5], component.Id),
                LatencyP99 = Value(answers[6], component.Id),
            }),
        ];

        ComponentId OfPod(MetricSeries series) => owners.OfPod(series["namespace"], series["pod"]);
    }

    /// <summary>True when the labels of an alert say that it is about the component.</summary>
    public static bool Concerns(IReadOnlyDictionary<string, string> labels, ComponentId component, PodOwners owners)
    {
        string Label(string name) => labels.TryGetValue(name, out var value) ? value : "";
        if (component.Kind == "node")
            return Label("node") == component.Name && Label("pod").Length == 0;
        if (component.Namespace.Length > 0 && Label("namespace") != component.Namespace && Label("node") != component.Namespace)
            return false;
        return (Label("pod").Length > 0 && owners.OfPod(Label("namespace"), Label("pod")) == component)
            || Array.Exists(NameLabels, name => Label(name) == component.Name)
            || (component.Kind.Length == 0 && Label("pod").Length == 0 && (Label("job") == component.Name || Label("instance") == component.Name));
    }

    private static double? Value(IReadOnlyList<MetricSeries> answer, ComponentId id) =>
        answer.FirstOrDefault(series => series["namespace"] == id.Namespace && series["workload"] == id.Name)?.Last;
}
