using Monitoring.Tests.Real.OnCall;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>
/// The way of an alert, with every part real but both ends: a fake kube-state-metrics, the stack's Prometheus, two of its Alertmanagers, a fake
/// on-call service.
/// </summary>
internal sealed class AlertPipeline : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _root = new();
    private readonly RenderedStack _rendered;
    private readonly Uri? _nodeExporter;

    private AlertPipeline(RenderedStack rendered, Uri? nodeExporter)
    {
        (_rendered, _nodeExporter) = (rendered, nodeExporter);
        OnCall = new FakeOpsGenie(RenderedPod.SecretValue, "jsm/ops/integration/");
    }

    public FakeExporter KubeStateMetrics { get; } = new();

    public FakeOpsGenie OnCall { get; }

    public AlertmanagerCluster? Alertmanagers { get; private set; }

    public PrometheusProcess? Prometheus { get; private set; }

    /// <summary>Path of the prometheus.yml that Prometheus runs with.</summary>
    public string Configuration => RenderedPod.PathOf(_root, RenderedPod.PrometheusConfiguration);

    public string Evidence => $"{OnCall.Evidence}{Prometheus?.Evidence}{Alertmanagers?.Evidence}";

    /// <summary>Starts the way of the prod stack's alerts; the alert named fires a few seconds after its fault instead of minutes.</summary>
    public static Task<AlertPipeline> StartAsync(string hastenedAlert, MuteWindows windows = MuteWindows.Closed) => StartAsync([hastenedAlert], windows: windows);

    /// <summary>As above for several alerts; the node exporter is scraped too when there is one.</summary>
    public static async Task<AlertPipeline> StartAsync(IReadOnlyCollection<string> hastenedAlerts, Uri? nodeExporter = null, MuteWindows windows = MuteWindows.Closed)
    {
        var pipeline = new AlertPipeline(await RenderedStack.OfAsync("prod"), nodeExporter);
        try
        {
            await pipeline.StartAlertmanagersAsync(windows);
            await pipeline.StartPrometheusAsync(hastenedAlerts);
            return pipeline;
        }
        catch
        {
            await pipeline.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Prometheus is not null)
            await Prometheus.DisposeAsync();
        if (Alertmanagers is not null)
            await Alertmanagers.DisposeAsync();
        await OnCall.DisposeAsync();
        await KubeStateMetrics.DisposeAsync();
        _root.Dispose();
    }

    private async Task StartAlertmanagersAsync(MuteWindows windows) => Alertmanagers = await AlertmanagerCluster.StartAsync(
        _rendered.Pod("alertmanager"), configuration => AlertmanagerAddresses.Adapt(configuration, OnCall.Server, windows));

    private async Task StartPrometheusAsync(IReadOnlyCollection<string> hastenedAlerts)
    {
        Prometheus = await PrometheusPod.CreateAsync(_rendered.Pod("prometheus"), _root, Alertmanagers!.Targets, Targets);
        await Prometheus.StartAsync();
        await Eventually.HoldsAsync(
            "Prometheus knows both Alertmanagers and has scraped kube-state-metrics", StartLimit,
            async () => await Prometheus.QueryAsync("prometheus_notifications_alertmanagers_discovered == 2 and on () up{job=\"kube-state-metrics\"} == 1") is not null,
            () => Evidence);

        // Only now: at the start nothing has been scraped yet, which for an alert about silence is a fault. Prometheus reloads by itself.
        RuleFiles.Hasten(RenderedPod.PathOf(_root, RenderedPod.PrometheusRules), hastenedAlerts);
        await Eventually.HoldsAsync(
            $"Prometheus reloads the rule files with the hastened {string.Join(", ", hastenedAlerts)}", StartLimit,
            async () => (await Prometheus.RulesAsync()).Where(rule => (double?)rule["duration"] == RuleFiles.HastenedSeconds)
                .Select(rule => (string)rule["name"]!).ToHashSet().IsSupersetOf(hastenedAlerts),
            () => Evidence);
    }

    private Dictionary<string, IEnumerable<PodTarget>> Targets(Uri prometheus)
    {
        var kubeStateMetrics = _rendered.Pod("kube-state-metrics");
        var nodeExporter = _rendered.Pod("node-exporter");
        return new()
        {
            ["node-exporter"] = _nodeExporter is null ? [] : PodTarget.Of(nodeExporter, nodeExporter.FirstPort, _nodeExporter),
            ["prometheus"] = PodTarget.Of(_rendered.Pod("prometheus"), "web", prometheus),
            ["alertmanager"] = Alertmanagers!.Targets,
            ["kube-state-metrics"] = PodTarget.Of(kubeStateMetrics, kubeStateMetrics.FirstPort, KubeStateMetrics.Address),
        };
    }
}
