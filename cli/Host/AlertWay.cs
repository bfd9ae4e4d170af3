using Monitoring.Alertmanager;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary>Which way an alert with given labels takes through the routes of a stack, and whether somebody is told at this time.</summary>
internal sealed class AlertWay(CliContext context, MonitoringSettings settings)
{
    /// <summary>Shows the way by the stack's settings.</summary>
    /// <returns>Name of the receiver at its end.</returns>
    public string Show(IReadOnlyDictionary<string, string> labels)
    {
        var root = AlertRoutes.Of(settings.OnCall, settings.Alerting);
        var path = Path(root, labels).ToList();
        var route = path[^1];
        context.Console.WriteLine($"receiver     {route.Receiver}{Who(route.Receiver)}");
        context.Console.WriteLine($"grouped by   {string.Join(", ", Inherited(path, step => step.GroupBy.IsDefaultOrEmpty ? null : step.GroupBy.AsEnumerable()) ?? [])}");
        context.Console.WriteLine($"first told   {Inherited(path, step => step.GroupWait?.ToString())} after the group began");
        context.Console.WriteLine($"told again   every {Inherited(path, step => step.RepeatInterval?.ToString())} while it lasts");
        if (route.SilentBecause is { } reason)
            context.Console.MarkupLineInterpolated($"[olive]![/] nobody is told: {reason}");
        foreach (var name in route.MuteTimeIntervals)
            ShowWindow(name);
        return route.Receiver;
    }

    /// <summary>Says whether a running Alertmanager sends such an alert to the same receiver; its own tool reads its configuration.</summary>
    public async Task<int> CompareAsync(string receiver, IReadOnlyDictionary<string, string> labels, AlertmanagerAlerts running, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder();
        scratch.Write("alertmanager.yml", await running.ConfigurationAsync(cancellation));
        var tools = new Toolbox(context);
        if (tools.Find("amtool") is null)
            await tools.InstallAsync(cancellation);
        var result = await tools.Find("amtool")!.RunAsync(context.Root, cancellation, ["config", "routes", "test", $"--config.file={scratch.FullPath}/alertmanager.yml", .. labels.Select(label => $"{label.Key}={label.Value}")]);
        if (!result.Succeeded)
            throw new ProblemsException(Problem.Error(running.Address.ToString(), $"The configuration of this Alertmanager cannot be read: {string.Join(' ', result.Lines)}"));
        var there = string.Join(", ", result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (there == receiver)
        {
            context.Console.MarkupLineInterpolated($"[green]✓[/] the Alertmanager at {running.Address} sends it there too");
            return ExitCodes.Ok;
        }

        context.Console.MarkupLineInterpolated($"[red]✗[/] the Alertmanager at {running.Address} sends it to '{there}': it has another configuration");
        return ExitCodes.Problems;
    }

    private static IEnumerable<AlertRoute> Path(AlertRoute route, IReadOnlyDictionary<string, string> labels)
    {
        yield return route;
        var child = route.Routes.FirstOrDefault(child => child.Find(labels) is not null);
        foreach (var step in child is null ? [] : Path(child, labels))
            yield return step;
    }

    private static T? Inherited<T>(List<AlertRoute> path, Func<AlertRoute, T?> get)
        where T : class => path.AsEnumerable().Reverse().Select(get).FirstOrDefault(value => value is not null);

    private string Who(string receiver) => receiver != "on-call" ? ""
        : $" ({settings.OnCall.Target.ToString().ToLowerInvariant()}{(settings.OnCall.Second.Target == OnCall.OnCallTarget.None ? "" : $" and {settings.OnCall.Second.Target.ToString().ToLowerInvariant()}")})";

    private void ShowWindow(string name)
    {
        var open = settings.Alerting.TimeWindows[name].Contains(context.Clock.GetUtcNow());
        if (open)
            context.Console.MarkupLineInterpolated($"[olive]![/] muted now by the time window '{name}'");
        else
            context.Console.WriteLine($"muted        in the time window '{name}', which is not open now");
    }
}
