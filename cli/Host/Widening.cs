using System.Globalization;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary>
/// Widens a scrape job for a while, or ends that. The Prometheus of a cluster is left as it was deployed: what a command changed there would be drift, and nothing there
/// would end it when this machine is gone. So the job is widened by a Prometheus on this machine, which ends with its supervisor at the latest.
/// </summary>
internal sealed class Widening(CliContext context, HostFolder folder, string job)
{
    /// <param name="length">How long; nothing ends it now.</param>
    /// <param name="cluster">What is started to watch a cluster, where nothing runs yet; null to widen what runs.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ProblemsException">Nothing runs that could be widened, or it does not know the job.</exception>
    public async Task<int> RunAsync(Duration length, HostOptions? cluster, CancellationToken cancellation)
    {
        var (before, until) = (Widened.Read(folder), context.Clock.GetUtcNow() + length.Value);
        var isOver = until <= context.Clock.GetUtcNow();
        var state = HostState.Read(folder);
        if (state is null && (cluster is null || isOver))
            throw new ProblemsException(Problem.Error(folder.FullPath, "Nothing runs here. `./monitor up` starts a stack on this machine, --kubeconfig widens a job of a cluster from here; --data names another directory."));
        if (state is not null && cluster is not null && (state.Options.Kubeconfig, state.Options.Context) != (cluster.Kubeconfig, cluster.Context))
            throw new ProblemsException(Problem.Error(folder.FullPath, $"A stack already runs here, which {(state.Cluster is { } other ? $"watches the cluster {other} by another kubeconfig or context" : "watches no cluster")}. Name another directory with --data, and other ports with --port-offset."));
        var done = false;
        Widened.Write(folder, isOver ? before.Remove(job) : before.SetItem(job, until));
        try
        {
            if (state is not null)
                await new HostReload(new StackRunner(context), new Toolbox(context), folder, state).RunAsync(cancellation);
            else if (await new HostDetached(context, folder).RunAsync(cluster!, cancellation) is not ExitCodes.Ok and var failed)
                return failed;
            done = true;
        }
        finally
        {
            if (!done)
                Widened.Write(folder, before);
        }

        Say(state?.Options.WhileWidened ?? true, isOver, until);
        return ExitCodes.Ok;
    }

    private void Say(bool endsToo, bool isOver, DateTimeOffset until) => context.Console.MarkupLineInterpolated($"[green]✓[/] {job} stores {(isOver
        ? "only what is read"
        : string.Create(CultureInfo.InvariantCulture, $"everything until {until.ToLocalTime():HH:mm}, {(endsToo ? "and then this ends; the cluster's own Prometheus stays as it is" : "and then only what is read")}"))}");
}
