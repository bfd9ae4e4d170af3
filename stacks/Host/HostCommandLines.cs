using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;

namespace Monitoring.Stacks.Host;

/// <summary>How the programs of a host are started, whoever starts them: a unit of systemd, or <c>./monitor up</c>.</summary>
/// <param name="Settings">Settings of the stack.</param>
/// <param name="Bundle">Folder of the bundle that is read.</param>
public sealed record HostCommandLines(MonitoringSettings Settings, string Bundle)
{
    /// <summary>What Prometheus and Alertmanager have to agree on.</summary>
    public Duration ResendDelay { get; init; } = AlertTiming.ResendDelay;

    /// <summary>Arguments of a program.</summary>
    /// <param name="program">Which; Grafana is started by environment variables.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="data">Folder that it may write to, if it keeps data.</param>
    public ImmutableArray<string> Of(HostProgram program, WebEndpoint endpoint, string data) => program.Name switch
    {
        "prometheus" => PrometheusFlags.OnHost(Settings.Prometheus.Instance, PathOf(HostFile.Prometheus), data, endpoint, ResendDelay),
        "alertmanager" => [.. AlertmanagerFlags.OnHost(Settings.Alertmanager, PathOf(HostFile.Alertmanager), data, endpoint, ResendDelay)],
        "blackbox-exporter" => [$"--config.file={PathOf(HostFile.Blackbox)}", .. endpoint.Flags],
        "node-exporter" => [.. endpoint.Flags],
        _ => throw new ArgumentException($"Nothing says how a host starts {program.Name}.", nameof(program)),
    };

    private string PathOf(string file) => $"{Bundle}/{file}";
}
