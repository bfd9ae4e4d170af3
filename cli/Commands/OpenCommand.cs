using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Help;
using Monitoring.Cli.Opening;
using Monitoring.Cli.Tools;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor open grafana cart</c>: the page that shows a component, and a way to it for as long as it is looked at.</summary>
internal static class OpenCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var page = new Argument<string>("page") { Description = $"What to open: {string.Join(", ", Pages.WithPages.Select(backend => backend.Name))}." };
        var component = new Argument<string?>("component") { Description = "What it is to show; without it the first page.", Arity = ArgumentArity.ZeroOrOne };
        var space = new Option<string?>("--namespace", "-n") { Description = "Namespace of the component.", HelpName = "NS" };
        var print = new Option<bool>("--print") { Description = "Print the address and open no browser." };
        page.AcceptOnlyFromAmong([.. Pages.WithPages.Select(backend => backend.Name)]);
        return common.On(new Verb(
            "open",
            "Opens the page of Grafana, Kibana, Zipkin or Prometheus that shows a component. Where a port-forward leads there, it is kept until Ctrl-C.",
            new("open grafana", "Grafana's first page"),
            new("open kibana cart -n shop", "the logs of cart"),
            new("open prometheus cart --print", "the address, for a browser elsewhere"))
        {
            page, component, space, print,
        }, async (parsed, signals, cancellation) =>
        {
            var backend = Pages.WithPages.First(known => known.Name == parsed.GetRequiredValue(page));
            var shown = SignalArguments.Of(parsed, component);
            var client = await signals.OpenPageAsync(backend, cancellation);
            var address = new Uri(client.Address, Pages.Of(backend, shown, parsed.GetValue(space))).AbsoluteUri;
            await context.Output.WriteLineAsync(address);
            await context.Output.FlushAsync(CancellationToken.None);
            if (client.Address.Scheme == Uri.UriSchemeHttps && client.IsTunnelled)
                signals.Say("The certificate is the stack's own; the browser asks once.");
            if (!parsed.GetValue(print) && context.IsTerminal && Browser(context) is { } browser)
                await browser.RunAsync(context.Root, cancellation, address);
            if (client.IsTunnelled)
                await HoldAsync(signals.Say, cancellation);
            return ExitCodes.Ok;
        });
    }

    private static ExternalTool? Browser(CliContext context)
    {
        var tools = new Toolbox(context);
        return OperatingSystem.IsMacOS() ? tools.Find("open") : tools.Find("xdg-open");
    }

    /// <summary>Ctrl-C is how this ends, and nothing that went wrong.</summary>
    private static async Task HoldAsync(Action<string> say, CancellationToken cancellation)
    {
        say("The way there is open until Ctrl-C.");
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
