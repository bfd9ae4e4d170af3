using System.Collections.Immutable;
using System.Net;
using Monitoring.Alertmanager;
using Monitoring.Cli.Tools;
using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks.Host;
using Monitoring.Stacks.Settings;

namespace Monitoring.Cli.Host;

/// <summary>Which programs this host has, and how each is started.</summary>
internal sealed class HostPrograms(Toolbox tools, HostFolder folder, HostOptions options)
{
    private static readonly ImmutableArray<HostProgram> Required = [HostProgram.NodeExporter, HostProgram.BlackboxExporter, HostProgram.Alertmanager, HostProgram.Prometheus];

    /// <summary>Those that can be started, in the order of starting.</summary>
    public ImmutableArray<HostProgram> Available => [.. HostProgram.All.Where(program => tools.Find(program.Command) is not null)];

    /// <summary>Those that eng/install-binaries has to bring first.</summary>
    public ImmutableArray<string> Missing => [.. Required.Except(Available).Select(program => program.Name), .. tools.Find("promtool") is null ? [HostProgram.Prometheus.Name] : Array.Empty<string>()];

    /// <summary>How the programs of a stack are started.</summary>
    /// <exception cref="ProblemsException">This host lacks one that is needed.</exception>
    public ImmutableArray<HostProcess> Of(MonitoringSettings settings)
    {
        var missing = Required.Except(Available).ToList();
        if (missing.Count > 0)
            throw new ProblemsException(missing.Select(program => Problem.Error(program.Name, $"The program '{program.Command}' is neither on the PATH nor could it be installed. Install it by your package manager, or see eng/install-binaries.")));
        return [.. Available.Where(program => program != HostProgram.BlackboxExporter || settings.BlackboxExporter.Enabled).Select(program => Started(program, settings))];
    }

    private HostProcess Started(HostProgram program, MonitoringSettings settings)
    {
        var web = program.IsForPeople && options.Listen is { } listen ? new WebFiles(folder, IPAddress.Parse(listen)) : null;
        var endpoint = new IPEndPoint(web is null ? IPAddress.Loopback : IPAddress.Parse(options.Listen!), program.Port + options.PortOffset);
        var address = endpoint.ToString();
        var configuration = web is null ? null : WebFiles.ConfigurationOf(folder);
        var data = Directory.CreateDirectory(folder.DataOf(program.Name)).FullName;
        var process = new HostProcess(program, tools.Find(program.Command)!.FullPath, endpoint, new Uri($"{(web is null ? "http" : "https")}://{web?.Web.Address ?? "127.0.0.1"}:{endpoint.Port}/"), []) { ReadyPath = "-/ready" };
        return program.Name switch
        {
            "prometheus" => process with { Arguments = PrometheusFlags.OnHost(settings.Prometheus.Instance, ConfigurationOf(HostBundle.Prometheus), data, address, configuration) },
            "alertmanager" => process with { Arguments = [.. AlertmanagerFlags.OnHost(settings.Alertmanager, ConfigurationOf(HostBundle.Alertmanager), data, address, configuration)] },
            "grafana" => process with { Arguments = ["server", "--homepath", GrafanaHome(process.Command)], ReadyPath = "api/health", Environment = GrafanaOnHost.Environment(folder, data, endpoint, web) },
            "blackbox-exporter" => process with { Arguments = [$"--config.file={ConfigurationOf(HostBundle.Blackbox)}", $"--web.listen-address={address}"], ReadyPath = "-/healthy" },
            _ => process with { Arguments = [$"--web.listen-address={address}"], ReadyPath = "metrics" },
        };
    }

    private string ConfigurationOf(string file) => Path.Combine(folder.Current, file);

    /// <summary>Packages put it there; archives have it beside <c>bin</c>.</summary>
    private static string GrafanaHome(string command) =>
        Directory.Exists("/usr/share/grafana") ? "/usr/share/grafana" : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(command)!, ".."));
}
