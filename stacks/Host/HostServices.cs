using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Monitoring.Workloads;

namespace Monitoring.Stacks.Host;

/// <summary>What runs on the host of a stack, and the files by which <c>host.sh</c> installs and runs it.</summary>
public static class HostServices
{
    /// <summary>Folder of the units inside the bundle.</summary>
    public const string UnitsDirectory = "systemd";

    /// <summary>Grafana is left to whoever has one: the bundle holds what it needs.</summary>
    public static IEnumerable<HostProgram> Programs => HostProgram.All.Where(program => program != HostProgram.Grafana);

    /// <summary>How a stack's host sees its descriptions; null where Prometheus runs in the cluster.</summary>
    public static HostPlacement? Placement(MonitoringSettings settings) => settings.Prometheus.Placement == PrometheusPlacement.InCluster ? null : new HostPlacement
    {
        HostName = settings.Host.Address,
        SecretsDirectory = $"{settings.Host.Directory}/secrets",
        Ports = Programs.Where(program => program != HostProgram.BlackboxExporter || settings.BlackboxExporter.Enabled).ToImmutableSortedDictionary(program => program.Name, program => program.Port, StringComparer.Ordinal),
        Cluster = new OutsideAccess(new Uri(settings.Host.ApiServer), settings.Host.Reach == HostReach.Direct),
    };

    /// <summary>The services of a host, in the order in which they are started.</summary>
    public static ImmutableArray<HostService> Of(MonitoringSettings settings, HostPlacement placement) =>
        [.. HostProgram.All.Where(program => placement.Ports.ContainsKey(program.Name)).Select(program => Service(program, settings, placement.AddressOf(program)))];

    /// <summary>The files of the bundle that are about the host itself, by path.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Files(MonitoringSettings settings, HostPlacement placement)
    {
        var services = Of(settings, placement);
        yield return new("host.sh", Script.Read("host.sh"));
        yield return new("host.conf", $"data={settings.Host.Data}\ninstall={(settings.Host.Install == HostInstall.Debian ? "debian" : "archives")}\nreleases={settings.Host.Releases}\n");
        yield return new("services", Lines(services.Select(service => string.Join(' ', [service.Program.Name, service.Program.Version, service.ReadyUrl, .. service.Files]))));
        yield return new("checksums", Lines(settings.Host.Checksums.Select(archive => $"{archive.Value}  {archive.Key}")));
        foreach (var service in services)
            yield return new($"{UnitsDirectory}/{service.Unit}", SystemdUnit.Write(service));
    }

    private static HostService Service(HostProgram program, MonitoringSettings settings, string address)
    {
        var data = $"{settings.Host.Data}/{program.Name}";
        var service = new HostService(program, CommandOf(program, settings.Host), [$"--web.listen-address={address}"])
        {
            ReadyUrl = $"http://{address}/-/ready",
            MemoryLimit = ByteSize.Mebibytes(128),
        };
        return program.Name switch
        {
            "prometheus" => service with
            {
                Arguments = PrometheusFlags.OnHost(settings.Prometheus.Instance, ConfigurationOf(HostBundle.Prometheus), data, address),
                Files = [HostBundle.Prometheus, HostBundle.RulesDirectory],
                Data = data,
                ReadsSecrets = true,
                MemoryLimit = settings.Prometheus.Resources.MemoryLimit,
                StopSeconds = PrometheusServer.SecondsToFlush,
            },
            "alertmanager" => service with
            {
                Arguments = [.. AlertmanagerFlags.OnHost(settings.Alertmanager, ConfigurationOf(HostBundle.Alertmanager), data, address)],
                Files = [HostBundle.Alertmanager],
                Data = data,
                ReadsSecrets = true,
                MemoryLimit = settings.Alertmanager.Resources.MemoryLimit,
            },
            "node-exporter" => service with { ReadyUrl = $"http://{address}/metrics", SeesHost = true, MemoryLimit = settings.NodeExporter.Resources.MemoryLimit },
            "blackbox-exporter" => service with
            {
                Arguments = [$"--config.file={ConfigurationOf(HostBundle.Blackbox)}", .. service.Arguments],
                Files = [HostBundle.Blackbox],
                ReadsSecrets = true,
                ReadyUrl = $"http://{address}/-/healthy",
                MemoryLimit = settings.BlackboxExporter.Resources.MemoryLimit,
            },
            _ => throw new InvalidOperationException($"Nothing says how a host runs {program.Name}."),
        };

        string ConfigurationOf(string file) => $"{settings.Host.Directory}/current/{file}";
    }

    private static string CommandOf(HostProgram program, HostSettings host) => host.Install == HostInstall.Debian
        ? program == HostProgram.Prometheus ? "/usr/bin/prometheus" : $"/usr/bin/prometheus-{program.Name}"
        : $"{host.Directory}/programs/{program.Command}-{program.Version}/{program.Command}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
