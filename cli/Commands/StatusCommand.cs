using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Components;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Cli.Terminal;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor status</c>: how components, or the stack on this machine, are doing; the exit code says whether all is well.</summary>
internal static class StatusCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var which = new Argument<string?>("component") { Description = "Which components: a regular expression in the name, or kind/name. Left out, or the name of a stack: the stack on this machine, or all components of a deployed one.", Arity = ArgumentArity.ZeroOrOne };
        var output = OutputFormat.Option();
        var command = common.On(new Verb(
            "status",
            "Says how components, or a stack that runs on this machine, are doing. Exit code 2 when one is not healthy.",
            new("status", "how the stack is doing"),
            new("status cart -n shop", "how a component is doing; exit code 2 when not well")) { which, common.Namespaces, output });
        command.SetAction(async (parsed, cancellation) =>
        {
            var word = parsed.GetValue(which);
            var isStack = word is not null && File.Exists(Path.Combine(context.Root, $"Pulumi.{word}.yaml"));
            await using var signals = isStack ? common.Open(parsed, word!) : common.Open(parsed);
            var isHost = signals.Here is not null || parsed.GetValue(common.Data) is not null || !signals.MayReach(Backend.Prometheus);
            if ((word is null || isStack) && isHost)
                return await HostAsync(context, signals, cancellation);
            var pattern = word is null || isStack ? null : ComponentPattern.Parse(word);
            return await ComponentsAsync(context, signals, pattern, common.NamespacesOf(parsed), OutputFormat.IsJson(parsed, output), cancellation);
        });
        return command;
    }

    private static async Task<int> HostAsync(CliContext context, Signals signals, CancellationToken cancellation)
    {
        var report = await HostReport.TakeAsync(HostArguments.Running(signals.Folder), signals.Folder, cancellation);
        context.Console.Write(report.Draw());
        return report.IsHealthy ? ExitCodes.Ok : ExitCodes.Unhealthy;
    }

    private static async Task<int> ComponentsAsync(CliContext context, Signals signals, ComponentPattern? pattern, IReadOnlyCollection<string> namespaces, bool asJson, CancellationToken cancellation)
    {
        var sources = await ComponentSources.OpenMetricsAsync(signals, cancellation);
        var registry = await ComponentRegistry.ReadAsync(signals, sources, cancellation);
        var found = await registry.DemandAsync(signals, pattern, namespaces, cancellation);
        var status = await ComponentStatus.ReadAsync(found, registry.Owners, sources.Metrics!, cancellation);
        if (asJson)
            OutputFormat.Write(context, StatusReport.Json(status));
        else
            StatusReport.Show(context.Console, status, sources.Now());
        return status.Any(one => one.Problems.Any()) ? ExitCodes.Unhealthy : ExitCodes.Ok;
    }
}
