using System.Collections.Immutable;
using Monitoring.Describe;
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
    public static HostPlacement? Placement(MonitoringSettings settings) => !settings.OnHost ? null : new HostPlacement
    {
        HostName = settings.Host.Address,
        SecretsDirectory = $"{settings.Host.Directory}/secrets",
        Ports = Programs.Where(program => program != HostProgram.BlackboxExporter || settings.BlackboxExporter.Enabled).ToImmutableSortedDictionary(program => program.Name, program => program.Port, StringComparer.Ordinal),
        Web = settings.Host.IsOpen ? HostWebAccess.WebOf(settings.Host) : null,
        Cluster = new OutsideAccess(new Uri(settings.Host.ApiServer), settings.Host.Reach == HostReach.Direct),
    };

    /// <summary>The services of a host, in the order in which they are started.</summary>
    public static ImmutableArray<HostService> Of(MonitoringSettings settings, HostPlacement placement) =>
        [.. HostProgram.All.Where(program => placement.Ports.ContainsKey(program.Name)).Select(program => Service(program, settings, placement))];

    /// <summary>All that the host of a stack is given; null where Prometheus runs in the cluster.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stack">Name of the stack.</param>
    public static HostBundle? BundleOf(MonitoringPlan plan, string stack) =>
        Placement(plan.Settings) is { } placement ? HostBundle.Compile(plan, stack, Files(plan.Settings, placement)) : null;

    /// <summary>The files of the bundle that are about the host itself, by path.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Files(MonitoringSettings settings, HostPlacement placement)
    {
        var services = Of(settings, placement);
        yield return new("host.sh", Script.Read("host.sh"));
        yield return new("host.conf", Lines(
        [
            $"data={settings.Host.Data}",
            $"install={(settings.Host.Install == HostInstall.Debian ? "debian" : "archives")}",
            $"releases={settings.Host.Releases}",
            .. services.Where(service => service.Program.Oldest is not null).Select(service => $"oldest-{service.Program.Name}={service.Program.Oldest}"),
        ]));
        yield return new("services", Lines(services.Select(service => string.Join(' ', [service.Program.Name, service.Program.Version, service.ReadyUrl, .. service.Program.Files]))));
        yield return new("checksums", Lines(settings.Host.Checksums.Select(archive => $"{archive.Value}  {archive.Key}")));
        foreach (var service in services)
            yield return new($"{UnitsDirectory}/{service.Unit}", SystemdUnit.Write(service));
    }

    private static HostService Service(HostProgram program, MonitoringSettings settings, HostPlacement placement)
    {
        var (host, url) = (settings.Host, placement.UrlOf(program));
        var endpoint = program.IsForPeople && host.IsOpen
            ? new WebEndpoint($"{host.Listen}:{placement.Ports[program.Name]}", $"https://{host.Address}:{placement.Ports[program.Name]}", $"{host.Directory}/secrets/{HostWeb.Configuration}")
            : new WebEndpoint(placement.AddressOf(program), url);
        var data = $"{host.Data}/{program.Name}";
        return new HostService(program, CommandOf(program, host), new HostCommandLines(settings, $"{host.Directory}/current").Of(program, endpoint, data))
        {
            ReadyUrl = $"{url}/{program.ReadyPath}",
            Data = data,
            MemoryLimit = MemoryOf(program, settings),
        };
    }

    private static ByteSize MemoryOf(HostProgram program, MonitoringSettings settings) => program.Name switch
    {
        "prometheus" => settings.Prometheus.Resources.MemoryLimit,
        "alertmanager" => settings.Alertmanager.Resources.MemoryLimit,
        "node-exporter" => settings.NodeExporter.Resources.MemoryLimit,
        _ => settings.BlackboxExporter.Resources.MemoryLimit,
    };

    private static string CommandOf(HostProgram program, HostSettings host) => host.Install == HostInstall.Debian
        ? program == HostProgram.Prometheus ? "/usr/bin/prometheus" : $"/usr/bin/prometheus-{program.Name}"
        : $"{host.Directory}/programs/{program.Command}-{program.Version}/{program.Command}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
