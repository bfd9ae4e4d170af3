using System.Diagnostics;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Host;
using Monitoring.Settings;
using Monitoring.Stacks.Host;

namespace Monitoring.Cli.Host;

/// <summary>Takes edited rules, dashboards and settings over into a running stack; what the programs refuse changes nothing.</summary>
internal sealed class HostReload(StackRunner runner, Toolbox tools, HostFolder folder, HostState state)
{
    /// <summary>Alertmanager takes as long as it waits before it sends anything, a minute, see <see cref="Monitoring.Prometheus.AlertTiming"/>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Reloads.</summary>
    /// <returns>The bundle that is read now; null when nothing had changed.</returns>
    /// <exception cref="ProblemsException">The new configuration is bad, and the old one is still in place.</exception>
    public async Task<HostBundle?> RunAsync(CancellationToken cancellation)
    {
        using var scan = new LocalScan();
        var found = await scan.FindAsync(state.Options.Scrape, cancellation);
        var running = HostProgram.All.Where(program => state.Find(program.Name) is not null);
        var bundle = HostStack.Compile(runner, state.Options, folder, running, found).Bundle;
        var store = new BundleStore(folder, tools);
        var before = store.Current!;
        if (bundle.Hash == before)
            return null;

        if (await store.AddAsync(bundle, cancellation) is { IsEmpty: false } refused)
            throw new ProblemsException(refused);
        var concerned = Concerned(store.Read(before), bundle).ToList();
        await store.SwitchAsync(bundle.Hash, cancellation);
        if (await RefusedAsync(concerned, cancellation) is { } problem)
        {
            await store.SwitchAsync(before, cancellation);
            await RefusedAsync(concerned, cancellation);
            throw new ProblemsException(problem);
        }

        store.Clean();
        return bundle;
    }

    /// <summary>Programs whose files differ; Grafana finds its own.</summary>
    private static IEnumerable<HostProgram> Concerned(IReadOnlyDictionary<string, string> before, HostBundle after)
    {
        var changed = before.Keys.Union(after.Files.Keys).Where(file => before.GetValueOrDefault(file) != after.Files.GetValueOrDefault(file)).ToList();
        return HostProgram.All.Where(program => changed.Exists(program.Reads));
    }

    /// <summary>Tells the programs, and waits until they have read their files.</summary>
    private async Task<Problem?> RefusedAsync(List<HostProgram> programs, CancellationToken cancellation)
    {
        foreach (var program in programs)
        {
            using var api = PrometheusApi.Of(state.Find(program.Name)!, folder);
            var metric = $"{program.Name.Replace('-', '_')}_config_last_reload";
            var succeeded = $"{metric}_success_timestamp_seconds";
            var before = await api.OwnMetricAsync(succeeded, cancellation);
            // The times are whole seconds, and two reloads within one could not be told apart.
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            ProcessMark.Read(folder.MarkOf(program.Name))?.Reload();
            var waited = Stopwatch.StartNew();
            while (await api.OwnMetricAsync(succeeded, cancellation) <= before)
            {
                if (await api.OwnMetricAsync($"{metric}_successful", cancellation) == 0 || waited.Elapsed > Patience)
                    return Problem.Error(program.Name, $"It did not take the new configuration, so the old one is back in place. {HostLog.LastWords(folder.LogOf(program.Name))}");
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            }
        }

        return null;
    }
}
