using System.Collections.Immutable;
using Monitoring.Cli.Tools;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary>Brings the programs that this host lacks: with a bar on a terminal, a line for each step elsewhere.</summary>
internal sealed class ProgramInstall(CliContext context, Toolbox tools, Action<string> say)
{
    /// <param name="names">As eng/install-binaries calls them; may be none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemsException">This machine cannot provide them.</exception>
    public async Task RunAsync(ImmutableArray<string> names, CancellationToken cancellation)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return;
        if (!context.IsTerminal)
        {
            await tools.InstallAsync(wanted, say, cancellation);
            return;
        }

        await context.Console.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask($"fetching {string.Join(", ", wanted)}", maxValue: (wanted.Count * 2) + 1);
            await tools.InstallAsync(wanted, line =>
            {
                task.Description = Markup.Escape(line);
                task.Increment(1);
            }, cancellation);
            task.Value = task.MaxValue;
        });
    }
}
