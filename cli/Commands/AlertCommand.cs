using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Settings;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor alert test</c> and <c>./monitor alert route</c>: does an alert reach the people on call, and which way.</summary>
internal static class AlertCommand
{
    private static readonly string[] Severities = ["critical", "warning", "info"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(CliContext context) => new("alert", "Tests the way that alerts take.") { Test(context), Route(context) };

    private static Verb Test(CliContext context)
    {
        var common = new HostArguments(context);
        var severity = new Option<string>("--severity") { Description = $"Severity of the test alert: {string.Join(", ", Severities)}.", DefaultValueFactory = _ => Severities[0] };
        var address = Alertmanager("Address of the Alertmanager, such as http://127.0.0.1:9093 behind a kubectl port-forward; default: what MONITOR_ALERTMANAGER_URL names, the stack that runs on this machine, or the deployed one, whose address `pulumi stack output` tells and kubectl leads to.");
        var wait = new Option<int>("--wait") { Description = "Longest time to wait for the service's answer, in seconds.", DefaultValueFactory = _ => 120, HelpName = "SECONDS" };
        severity.AcceptOnlyFromAmong(Severities);
        var command = new Verb(
            "test",
            "Sends a test alert through a running Alertmanager to the people on call, and reports what came back. Somebody may be called!",
            new("alert test", "a critical test alert: somebody may be called"),
            new("alert test --severity info --alertmanager http://127.0.0.1:9093", "a mild one through this Alertmanager")) { common.Stack, common.Data, severity, address, wait };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var signals = new Signals(context, common.StackOf(parsed), common.FolderOf(parsed));
            await using var named = Named(context, signals, parsed.GetValue(address));
            return await new TestAlert(context, await OpenAsync(signals, named, cancellation), TimeSpan.FromSeconds(parsed.GetValue(wait))).SendAsync(parsed.GetValue(severity)!, cancellation);
        });
        return command;
    }

    /// <summary>The option that names an Alertmanager.</summary>
    private static Option<string?> Alertmanager(string description)
    {
        var address = new Option<string?>("--alertmanager") { Description = description, HelpName = "URL" };
        address.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                result.AddError($"'{text}' is not an http or https address.");
        });
        return address;
    }

    /// <summary>The Alertmanager that the option names; null where it is left out.</summary>
    private static BackendClient? Named(CliContext context, Signals signals, string? address) =>
        address is null ? null : new BackendClient(Backend.Alertmanager, new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = Patience }, signals.Say, context.Clock);

    private static async Task<AlertmanagerAlerts> OpenAsync(Signals signals, BackendClient? named, CancellationToken cancellation) =>
        named is null ? await AlertmanagerAlerts.OpenAsync(signals, cancellation) : new AlertmanagerAlerts(named);

    private static Verb Route(CliContext context)
    {
        var common = new HostArguments(context);
        var labels = new Argument<string[]>("labels") { Description = "Labels of the alert, such as severity=critical namespace=shop.", Arity = ArgumentArity.OneOrMore };
        var running = new Option<bool>("--running") { Description = "Ask the stack's Alertmanager whether it does the same, wherever it runs: found as by `alert test`." };
        var address = Alertmanager("Address of an Alertmanager, which is asked whether it does the same.");
        var stack = new Option<string>("--stack", "-s") { Description = "Name of the stack.", DefaultValueFactory = _ => "dev" };
        labels.Validators.Add(result =>
        {
            foreach (var label in (result.GetValueOrDefault<string[]>() ?? []).Where(label => label.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"'{label}' is not a label such as severity=critical.");
        });

        var command = new Verb(
            "route",
            "Shows who is told about an alert with these labels, when, and whether a time window mutes it now.",
            Example.Offline("alert route severity=critical namespace=shop", "who is told about it, and when"),
            new("alert route severity=warning --stack prod --running", "the same in prod, and whether the Alertmanager there knows")) { labels, stack, common.Data, running, address };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(stack);
            var run = new StackRunner(context).Read(name);
            if (run.Settings is not { } settings)
                throw new ProblemsException([.. run.Problems.Where(problem => problem.Level == ProblemLevel.Error)]);
            var way = new AlertWay(context, settings);
            var asked = parsed.GetRequiredValue(labels).Select(label => label.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Last()[1], StringComparer.Ordinal);
            var receiver = way.Show(asked);
            if (!parsed.GetValue(running) && parsed.GetValue(address) is null)
                return ExitCodes.Ok;
            await using var signals = new Signals(context, name, common.FolderOf(parsed, name));
            await using var named = Named(context, signals, parsed.GetValue(address));
            return await way.CompareAsync(receiver, asked, await OpenAsync(signals, named, cancellation), cancellation);
        });
        return command;
    }
}
