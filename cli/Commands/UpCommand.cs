using System.CommandLine;
using System.Net;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor up</c>: the stack's Prometheus, Alertmanager and exporters on this machine, without a cluster and without root.</summary>
internal static class UpCommand
{
    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var offset = new Option<int>("--port-offset") { Description = "Added to every port, for a second stack on the same host.", HelpName = "N" };
        var scrape = new Option<string[]>("--scrape") { Description = "Another address to scrape, host:port; may be given several times.", HelpName = "ADDRESS" };
        var listen = new Option<string?>("--listen") { Description = "IP address on which Prometheus, Alertmanager and Grafana listen, 0.0.0.0 for all: over TLS, and with a password, which the first start shows. Default: 127.0.0.1, without either.", HelpName = "ADDRESS" };
        var nobody = new Option<bool>("--tell-nobody") { Description = "Send alerts to nobody, whatever the stack says." };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "Watch this cluster too, from outside: through its API server and nothing else.", HelpName = "FILE" };
        var cluster = new Option<string?>("--context") { Description = "Context of the kubeconfig; default: its current one.", HelpName = "NAME" };
        var direct = new Option<bool>("--direct") { Description = "Scrape the cluster's pods and nodes at their own addresses instead of through the API server." };
        var widened = new Option<bool>("--while-widened") { Description = "End once no scrape job is widened any more; `./monitor widen --kubeconfig` starts it so." };
        var detach = new Option<bool>("--detach", "-d") { Description = "Go on in the background once everything is ready; `./monitor down` stops it." };
        offset.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 50_000)
                result.AddError("--port-offset is between 0 and 50000.");
        });
        scrape.Validators.Add(result =>
        {
            foreach (var address in (result.GetValueOrDefault<string[]>() ?? []).Where(address => !IsAddress(address)))
                result.AddError($"'{address}' is not an address such as 127.0.0.1:9121.");
        });

        listen.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IPAddress.TryParse(text, out _))
                result.AddError($"'{text}' is not an IP address such as 0.0.0.0.");
        });

        var command = new Verb(
            "up",
            "Runs a stack on this machine: real Prometheus, Alertmanager and exporters on loopback, with the stack's rules and alerts.",
            new("up", "the stack dev on this machine, until Ctrl-C"),
            new("up dev --detach --scrape 127.0.0.1:9121", "in the background, with an exporter of yours"),
            new("up dev --kubeconfig ~/.kube/config --tell-nobody", "a look at a cluster from outside, which calls nobody")) { common.Stack, common.Data, offset, scrape, listen, nobody, kubeconfig, cluster, direct, widened, detach };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = common.FolderOf(parsed);
            var options = new HostOptions(common.StackOf(parsed), folder.FullPath, parsed.GetValue(offset), [.. parsed.GetValue(scrape) ?? []], parsed.GetValue(nobody))
            {
                Listen = parsed.GetValue(listen),
                Kubeconfig = parsed.GetValue(kubeconfig) is { } file ? Path.GetFullPath(file) : null,
                Context = parsed.GetValue(cluster),
                Direct = parsed.GetValue(direct),
                WhileWidened = parsed.GetValue(widened),
            };
            return parsed.GetValue(detach)
                ? await new HostDetached(context, folder).RunAsync(options, cancellation)
                : await new HostRun(context, folder, options).RunAsync(cancellation);
        });
        return command;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var uri) && uri.Authority == text && text.Contains(':', StringComparison.Ordinal);
}
