using System.Formats.Tar;
using Monitoring.Cli.Diff;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Stacks;

namespace Monitoring.Cli.Cost;

/// <summary>
/// What the same program would forecast from the stack's file, the rules and the dashboards of the commit that <c>./monitor diff</c> compares with. So it takes as long
/// as a second forecast, and none at all where these files are the same; what changed in the program itself is not in it.
/// </summary>
internal sealed class FormerForecast(CliContext context)
{
    private static readonly string[] Sources = ["Pulumi.yaml", "Pulumi.*.yaml", "alert-rules", "dashboards"];

    /// <summary>Tells how the present forecast differs from the former one; null where there is none to compare with.</summary>
    public async Task<Func<StackCost, CostChange>?> FindAsync(string stack, CancellationToken cancellation)
    {
        try
        {
            var reference = await GitReference.FindAsync(context.Root, null, cancellation);
            if (!await reference.DiffersAsync(context.Root, Sources, cancellation))
                return _ => CostChange.None(reference.Description);
            return await ReadAsync(stack, reference, cancellation) is { } former ? now => CostChange.Of(reference.Description, former.Metrics, now.Metrics) : null;
        }
        catch (ProblemsException)
        {
            return null;
        }
    }

    private async Task<StackCost?> ReadAsync(string stack, GitReference reference, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder();
        var (archive, sources) = (Path.Combine(scratch.FullPath, "sources.tar"), Path.Combine(scratch.FullPath, "sources"));
        await reference.ArchiveAsync(context.Root, archive, cancellation);
        Directory.CreateDirectory(sources);
        await TarFile.ExtractToDirectoryAsync(archive, sources, overwriteFiles: false, cancellation);
        var there = new CliContext(TextWriter.Null, TextWriter.Null, () => sources, context.Clock, context.Environment);
        return new StackRunner(there).Compile(stack).Plan is { } plan ? StackCost.Of(plan) : null;
    }
}
