using System.Formats.Tar;
using Monitoring.Cli.Project;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Diff;

/// <summary>
/// The stacks of another commit, as that commit's own command renders them: it is built once in a folder of its own, and what it rendered is
/// kept in the cache by the hash of the commit.
/// </summary>
internal sealed class FormerVersion(CliContext context, GitReference reference)
{
    private const string Launcher = "monitor";

    private string Kept => Path.Combine(context.CacheFolder, "diff", reference.Commit);

    /// <summary>Objects of a stack; none where the commit does not have the stack.</summary>
    /// <exception cref="ProblemsException">The commit cannot be built, or its stack has an error.</exception>
    public async Task<StackObjects> ReadAsync(string stack, CancellationToken cancellation)
    {
        if (!Directory.Exists(Kept))
            await RenderAsync(cancellation);
        var folder = Path.Combine(Kept, stack);
        if (File.Exists($"{folder}.failed"))
            throw Failure($"its stack '{stack}' has an error: {await File.ReadAllTextAsync($"{folder}.failed", cancellation)}");
        return Directory.Exists(folder)
            ? StackObjects.ReadFolder(folder)
            : StackObjects.None;
    }

    /// <summary>All stacks at once: building takes most of the time. What is half done is not kept.</summary>
    private async Task RenderAsync(CancellationToken cancellation)
    {
        context.Error.WriteLine($"Rendering {GitReference.Short(reference.Commit)}, which may have to be built first.");
        using var scratch = new ScratchFolder();
        var (sources, rendered) = (Path.Combine(scratch.FullPath, "sources"), Path.Combine(scratch.FullPath, "rendered"));
        var archive = Path.Combine(scratch.FullPath, "sources.tar");
        await reference.ArchiveAsync(context.Root, archive, cancellation);
        Directory.CreateDirectory(sources);
        await TarFile.ExtractToDirectoryAsync(archive, sources, overwriteFiles: false, cancellation);
        if (!File.Exists(Path.Combine(sources, Launcher)))
            throw Failure($"it has no command '{Launcher}' yet.");

        Directory.CreateDirectory(rendered);
        var command = new ExternalTool(Path.Combine(sources, Launcher)).With(new Dictionary<string, string> { ["MONITOR_CACHE"] = Path.GetFullPath(context.CacheFolder) });
        await DemandAsync(command, sources, cancellation);
        foreach (var stack in PulumiProject.Load(sources).Stacks)
        {
            var result = await command.RunAsync(sources, cancellation, "render", stack, "--out", Path.Combine(rendered, stack));
            if (result.ExitCode != 0)
                await File.WriteAllTextAsync(Path.Combine(rendered, $"{stack}.failed"), LastLine(result.Error), cancellation);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        await KeepAsync(rendered, cancellation);
    }

    private async Task DemandAsync(ExternalTool command, string sources, CancellationToken cancellation)
    {
        var version = await command.RunAsync(sources, cancellation, "version");
        if (version.ExitCode != 0)
            throw Failure($"it does not build: {LastLine(version.Error)}");
    }

    /// <summary>Copied aside and then moved, because the cache may be on another file system and another call may do the same.</summary>
    private async Task KeepAsync(string rendered, CancellationToken cancellation)
    {
        var aside = $"{Kept}.{Environment.ProcessId}.tmp";
        foreach (var file in Directory.EnumerateFiles(rendered, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(aside, Path.GetRelativePath(rendered, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var from = File.OpenRead(file);
            await using var to = File.Create(target);
            await from.CopyToAsync(to, cancellation);
        }

        Directory.CreateDirectory(aside);
        if (Directory.Exists(Kept))
            Directory.Delete(aside, recursive: true);
        else
            Directory.Move(aside, Kept);
    }

    private ProblemsException Failure(string why) => new(Problem.Error(GitReference.Short(reference.Commit), $"This commit cannot be compared with: {why}"));

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it does not say why.";
}
