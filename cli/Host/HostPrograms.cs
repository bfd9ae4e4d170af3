using System.Collections.Immutable;
using System.Net;
using Monitoring.Cli.Tools;
using Monitoring.Describe;
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
        var listens = new IPEndPoint(web is null ? IPAddress.Loopback : IPAddress.Parse(options.Listen!), program.Port + options.PortOffset);
        var scheme = web is null ? "http" : "https";
        var data = Directory.CreateDirectory(folder.DataOf(program.Name)).FullName;
        var process = new HostProcess(program, tools.Find(program.Command)!.FullPath, listens, new Uri($"{scheme}://{web?.Web.Address ?? "127.0.0.1"}:{listens.Port}/"), []);
        return program == HostProgram.Grafana
            ? process with { Arguments = ["server", "--homepath", GrafanaHome(process.Command)], Environment = GrafanaOnHost.Environment(folder, data, listens, web) }
            : process with { Arguments = new HostCommandLines(settings, folder.Current) { ResendDelay = AlertTiming.ResendDelayAtHand }.Of(program, new WebEndpoint($"{listens}", $"{scheme}://{listens}", web is null ? null : WebFiles.ConfigurationOf(folder)), data) };
    }

    /// <summary>Packages put it there; archives have it beside <c>bin</c>.</summary>
    private static string GrafanaHome(string command) =>
        Directory.Exists("/usr/share/grafana") ? "/usr/share/grafana" : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(command)!, ".."));
}
