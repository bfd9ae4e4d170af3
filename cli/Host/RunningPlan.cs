using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Stacks;
using Monitoring.Host;
using Monitoring.Settings;
using Monitoring.Stacks;

namespace Monitoring.Cli.Host;

/// <summary>What a stack says of itself where it runs: on this machine adapted to it, or as it is deployed.</summary>
internal static class RunningPlan
{
    /// <exception cref="ProblemsException">The stack, or a source, has an error.</exception>
    public static async Task<MonitoringPlan> OfAsync(Signals signals, CancellationToken cancellation)
    {
        var runner = new StackRunner(signals.Context);
        if (signals.Here is { } here)
        {
            using var scan = new LocalScan();
            var found = await scan.FindAsync(here.Options.Scrape, cancellation);
            return HostStack.Compile(runner, here.Options, signals.Folder, HostProgram.All.Where(program => here.Find(program.Name) is not null), found).Plan;
        }

        var run = runner.Compile(signals.Stack);
        return run.Plan is { } plan && run.Problems.All(problem => problem.Level != ProblemLevel.Error) ? plan : throw new ProblemsException([.. run.Problems.Where(problem => problem.Level == ProblemLevel.Error)]);
    }
}
