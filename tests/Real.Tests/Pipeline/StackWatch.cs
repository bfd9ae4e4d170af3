using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>A real Prometheus with the compiled configuration and rules of a stack that watches one system; only addresses and intervals are adapted.</summary>
internal sealed class StackWatch : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _root = new();

    private readonly MonitoringSettings _settings;
    private readonly string _alerts;

    private StackWatch(MonitoringSettings settings, string alerts)
    {
        (_settings, _alerts) = (settings, alerts);
        Sources = SourceFiles.Load(Repository.Root);
        Plan = MonitoringPlan.Create(settings, Sources, "test");
    }

    public SourceFiles Sources { get; }

    public MonitoringPlan Plan { get; }

    public PrometheusProcess Prometheus { get; private set; } = null!;

    /// <param name="settings">The stack.</param>
    /// <param name="alerts">How the names of the system's alerts begin.</param>
    /// <param name="targets">Targets by job.</param>
    /// <param name="certificates">What the Secrets with client certificates hold, where there are any.</param>
    public static async Task<StackWatch> StartAsync(
        MonitoringSettings settings, string alerts, IReadOnlyDictionary<string, IEnumerable<PodTarget>> targets, SignedCertificates? certificates = null)
    {
        var watch = new StackWatch(settings, alerts);
        try
        {
            await watch.StartPrometheusAsync(targets, certificates);
            return watch;
        }
        catch
        {
            await watch.DisposeAsync();
            throw;
        }
    }

    public Task HoldsAsync(string what, string expression) =>
        Eventually.HoldsAsync(what, Soon, async () => await Prometheus.QueryAsync(expression) is not null, () => Prometheus.Evidence);

    /// <summary>Makes alerts fire a few seconds after their fault instead of minutes, by the settings that a stack has for that.</summary>
    public async Task HastenAsync(params string[] alerts)
    {
        var hastened = new AlertOverride { For = Duration.Seconds(RuleFiles.HastenedSeconds), KeepFiringFor = Duration.Zero };
        WriteRules(MonitoringPlan.Create(_settings with { Alerts = alerts.ToImmutableSortedDictionary(alert => alert, _ => hastened, StringComparer.Ordinal) }, Sources, "test"));
        await Eventually.HoldsAsync(
            "Prometheus reloads the hastened rules", Soon,
            async () => (await Prometheus.RulesAsync()).Count(rule => alerts.Contains((string?)rule["name"]) && (double?)rule["duration"] == RuleFiles.HastenedSeconds) == alerts.Length,
            () => Prometheus.Evidence);
    }

    /// <summary>Alerts about the system, and of any kind those that wake somebody, which fire now; sorted.</summary>
    public async Task<string[]> FiringAsync()
    {
        var alerts = (await Prometheus.GetJsonAsync("api/v1/alerts")).SelectTokens("data.alerts[?(@.state == 'firing')].labels");
        return
        [
            .. alerts.Where(labels => (string?)labels["severity"] == "critical" || ((string)labels["alertname"]!).StartsWith(_alerts, StringComparison.Ordinal))
                .Select(labels => (string)labels["alertname"]!).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Waits until exactly these fire.</summary>
    public Task FireAsync(params string[] alerts) => Eventually.HoldsAsync(
        $"exactly these fire: {string.Join(", ", alerts)}", Soon, async () => (await FiringAsync()).SequenceEqual(alerts), () => Prometheus.Evidence);

    public async ValueTask DisposeAsync()
    {
        if (Prometheus is not null)
            await Prometheus.DisposeAsync();
        _root.Dispose();
    }

    private void WriteRules(MonitoringPlan plan)
    {
        foreach (var (name, text) in plan.RuleFiles)
            _root.Write($"etc/prometheus/rules/{name}", text);
    }

    private async Task StartPrometheusAsync(IReadOnlyDictionary<string, IEnumerable<PodTarget>> targets, SignedCertificates? certificates)
    {
        WriteRules(Plan);
        foreach (var certificate in Plan.Certificates)
        {
            _root.Write($"etc/prometheus/certificates/{certificate.Secret}/ca.crt", certificates!.Authority);
            _root.Write($"etc/prometheus/certificates/{certificate.Secret}/tls.crt", certificates.Client.Certificate);
            _root.Write($"etc/prometheus/certificates/{certificate.Secret}/tls.key", certificates.Client.Key);
        }

        _root.Write("var/run/secrets/kubernetes.io/serviceaccount/token", "token");
        _root.Write("var/run/secrets/kubernetes.io/serviceaccount/ca.crt", TestCertificates.Authority);
        var adapted = PrometheusAddresses.Adapt(Plan.PrometheusYaml, [], targets);
        var configuration = _root.Write("prometheus.yml", adapted.Replace("/etc/prometheus/", _root.PathOf("etc/prometheus/"), StringComparison.Ordinal)
            .Replace("/var/run/secrets/", _root.PathOf("var/run/secrets/"), StringComparison.Ordinal));

        var port = FreePorts.Next();
        Prometheus = new PrometheusProcess(await Binaries.PathOfAsync("prometheus"), port,
        [
            $"--config.file={configuration}", "--enable-feature=auto-reload-config", "--config.auto-reload-interval=1s",
            $"--storage.tsdb.path={_root.PathOf("data")}", $"--web.listen-address=127.0.0.1:{port}",
        ]);
        await Prometheus.StartAsync();
    }
}
