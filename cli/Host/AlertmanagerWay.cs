using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Host;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Host;

/// <summary>The way to an Alertmanager: an address, and the tunnel to it where only the cluster knows that.</summary>
internal sealed partial class AlertmanagerWay : IAsyncDisposable
{
    private readonly Process? _tunnel;

    private AlertmanagerWay(AlertmanagerApi api, Process? tunnel = null) => (Api, _tunnel) = (api, tunnel);

    public AlertmanagerApi Api { get; }

    /// <summary>The one at an address that somebody gave.</summary>
    public static AlertmanagerWay At(string address) => new(AlertmanagerApi.At(new Uri(address.TrimEnd('/') + "/")));

    /// <summary>That of the stack on this machine; else that of the deployed one, whose address the stack's outputs tell.</summary>
    /// <exception cref="ProblemsException">There is neither, or no way to it.</exception>
    public static async Task<AlertmanagerWay> FindAsync(CliContext context, string stack, HostFolder folder, CancellationToken cancellation)
    {
        if (HostState.Read(folder)?.Find(HostProgram.Alertmanager.Name) is { } here)
            return new(AlertmanagerApi.Of(here, folder));
        var tools = new Toolbox(context);
        if (tools.Find("pulumi") is not { } pulumi)
            throw new ProblemsException(Problem.Error(folder.FullPath, "Nothing runs here, and there is no 'pulumi' on the PATH to tell where the deployed stack is. `./monitor up` starts one here; --alertmanager names the address of any other."));

        var output = await pulumi.RunAsync(context.Root, cancellation, "stack", "output", "addresses", "--json", "--non-interactive", "--stack", stack);
        var address = output.Succeeded && AddressIn(output.Output) is { } found ? found
            : throw new ProblemsException(Problem.Error($"Pulumi.{stack}.yaml", $"`pulumi stack output` names no Alertmanager of the stack '{stack}': {output.Lines.LastOrDefault() ?? "it is not deployed."}"));
        if (address.Host.Split('.') is not [var service, var space, "svc", ..])
            return At(address.ToString());
        if (tools.Find("kubectl") is not { } kubectl)
            throw new ProblemsException(Problem.Error(address.ToString(), "Only the cluster knows this address, and there is no 'kubectl' on the PATH to lead there. Open a tunnel to it, and name that with --alertmanager."));
        return await ThroughTunnelAsync(kubectl, context, stack, address, ["--namespace", space, "port-forward", $"service/{service}", $":{address.Port}"], cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (_tunnel is null)
            return;
        if (!_tunnel.HasExited)
            _tunnel.Kill(entireProcessTree: true);
        await _tunnel.WaitForExitAsync();
        _tunnel.Dispose();
    }

    private static Uri? AddressIn(string json)
    {
        try
        {
            return Uri.TryCreate((string?)JObject.Parse(json)["alertmanager"], UriKind.Absolute, out var address) ? address : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<AlertmanagerWay> ThroughTunnelAsync(ExternalTool kubectl, CliContext context, string stack, Uri address, string[] arguments, CancellationToken cancellation)
    {
        var cluster = new StackRunner(context).Read(stack).Settings?.Cluster;
        string[] which = [.. cluster is { Kubeconfig.Length: > 0 } ? ["--kubeconfig", cluster.Kubeconfig] : Array.Empty<string>(), .. cluster is { Context.Length: > 0 } ? ["--context", cluster.Context] : Array.Empty<string>()];
        var tunnel = Process.Start(new ProcessStartInfo(kubectl.FullPath, [.. which, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new IOException("'kubectl' could not be started.");
        var said = await tunnel.StandardOutput.ReadLineAsync(cancellation);
        if (Forwarding().Match(said ?? "") is { Success: true } port)
            return new(AlertmanagerApi.At(new Uri(string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://127.0.0.1:{port.Groups[1].Value}/"))), tunnel);
        var reason = (await tunnel.StandardError.ReadToEndAsync(cancellation)).Trim();
        tunnel.Dispose();
        throw new ProblemsException(Problem.Error(address.ToString(), $"kubectl does not lead there: {reason}"));
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:(\d+) ")]
    private static partial Regex Forwarding();
}
