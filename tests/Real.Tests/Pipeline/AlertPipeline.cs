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

    private AlertPipeline(RenderedStack rendered)
    {
        _rendered = rendered;
        OnCall = new FakeOpsGenie(RenderedPod.SecretValue, "jsm/ops/integration/");
    }

    public FakeExporter KubeStateMetrics { get; } = new();

    public FakeOpsGenie OnCall { get; }

    public AlertmanagerCluster? Alertmanagers { get; private set; }

    public PrometheusProcess? Prometheus { get; private set; }

    public string Evidence => $"{OnCall.Evidence}{Prometheus?.Evidence}{Alertmanagers?.Evidence}";

    /// <summary>Starts the way of the prod stack's alerts; the alert named fires a few seconds after its fault instead of minutes.</summary>
    public static async Task<AlertPipeline> StartAsync(string hastenedAlert, MuteWindows windows = MuteWindows.Closed)
    {
        var pipeline = new AlertPipeline(await RenderedStack.OfAsync("prod"));
        try
        {
            await pipeline.StartAlertmanagersAsync(windows);
            await pipeline.StartPrometheusAsync(hastenedAlert);
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

    private async Task StartPrometheusAsync(string hastenedAlert)
    {
        Prometheus = await PrometheusPod.CreateAsync(_rendered.Pod("prometheus"), _root, Alertmanagers!.Targets, Targets);
        await Prometheus.StartAsync();
        await Eventually.HoldsAsync(
            "Prometheus knows both Alertmanagers and has scraped kube-state-metrics", StartLimit,
            async () => await Prometheus.QueryAsync("prometheus_notifications_alertmanagers_discovered == 2 and on () up{job=\"kube-state-metrics\"} == 1") is not null,
            () => Evidence);

        // Only now: at the start nothing has been scraped yet, which for an alert about silence is a fault. Prometheus reloads by itself.
        RuleFiles.Hasten(RenderedPod.PathOf(_root, RenderedPod.PrometheusRules), hastenedAlert);
        await Eventually.HoldsAsync(
            $"Prometheus reloads the rule files with the hastened {hastenedAlert}", StartLimit,
            async () => (await Prometheus.RulesAsync()).Any(rule => (string?)rule["name"] == hastenedAlert && (double?)rule["duration"] == RuleFiles.HastenedSeconds),
            () => Evidence);
    }

    private Dictionary<string, IEnumerable<PodTarget>> Targets(Uri prometheus)
    {
        var kubeStateMetrics = _rendered.Pod("kube-state-metrics");
        return new()
        {
            ["prometheus"] = PodTarget.Of(_rendered.Pod("prometheus"), "web", prometheus),
            ["alertmanager"] = Alertmanagers!.Targets,
            ["kube-state-metrics"] = PodTarget.Of(kubeStateMetrics, kubeStateMetrics.FirstPort, KubeStateMetrics.Address),
        };
    }
}
