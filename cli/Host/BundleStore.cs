using System.Collections.Immutable;
using Monitoring.Cli.Tools;
using Monitoring.Host;
using Monitoring.Settings;
using Monitoring.Stacks.Host;

namespace Monitoring.Cli.Host;

/// <summary>Keeps bundles beside each other and says which one is read. Nothing is switched to that the real programs refuse.</summary>
internal sealed class BundleStore(HostFolder folder, Toolbox tools)
{
    private const int Kept = 3;

    /// <summary>Hash of the bundle that is read; null before the first.</summary>
    public string? Current => new DirectoryInfo(folder.Current).LinkTarget is { } target ? Path.GetFileName(target) : null;

    /// <summary>Writes a bundle, complete or not at all, and has the real programs check it.</summary>
    /// <returns>What they refuse.</returns>
    public async Task<ImmutableArray<Problem>> AddAsync(HostBundle bundle, CancellationToken cancellation)
    {
        var directory = Path.Combine(folder.Bundles, bundle.Hash);
        var draft = directory + ".new";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        foreach (var (name, text) in bundle.Files)
        {
            var path = Path.Combine(draft, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, cancellation);
        }

        ImmutableArray<Problem> problems =
        [
            .. await CheckAsync("promtool", ["check", "config", Path.Combine(draft, HostFile.Prometheus)], HostFile.Prometheus, cancellation),
            .. await CheckAsync("amtool", ["check-config", Path.Combine(draft, HostFile.Alertmanager)], HostFile.Alertmanager, cancellation),
            .. bundle.Files.ContainsKey(HostFile.Blackbox) ? await CheckAsync("blackbox_exporter", ["--config.check", $"--config.file={Path.Combine(draft, HostFile.Blackbox)}"], HostFile.Blackbox, cancellation) : [],
        ];
        if (!problems.IsEmpty || Directory.Exists(directory))
            Directory.Delete(draft, recursive: true);
        else
            Directory.Move(draft, directory);
        return problems;
    }

    /// <summary>The files of a bundle that is kept here.</summary>
    public IReadOnlyDictionary<string, string> Read(string hash)
    {
        var directory = Path.Combine(folder.Bundles, hash);
        return Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(directory, file), File.ReadAllText, StringComparer.Ordinal);
    }

    /// <summary>Makes a bundle the one that is read, at once.</summary>
    public async Task SwitchAsync(string hash, CancellationToken cancellation)
    {
        var link = folder.Current + ".new";
        File.Delete(link);
        File.CreateSymbolicLink(link, Path.Combine("bundles", hash));
        Directory.SetLastWriteTimeUtc(Path.Combine(folder.Bundles, hash), DateTime.UtcNow);
        // rename(2) replaces the link itself; .NET would look at what it points to.
        var result = await new ExternalTool("/bin/mv").RunAsync(folder.FullPath, cancellation, "-Tf", link, folder.Current);
        if (!result.Succeeded)
            throw new IOException($"The bundle could not be switched: {string.Join(' ', result.Lines)}");
    }

    /// <summary>Forgets bundles that are long out of use.</summary>
    public void Clean()
    {
        var current = Current;
        foreach (var old in new DirectoryInfo(folder.Bundles).GetDirectories().Where(d => d.Name != current).OrderByDescending(d => d.LastWriteTimeUtc).Skip(Kept - 1))
            old.Delete(recursive: true);
    }

    private async Task<IEnumerable<Problem>> CheckAsync(string tool, IEnumerable<string> arguments, string file, CancellationToken cancellation)
    {
        if (tools.Find(tool) is not { } found)
            return [];
        var result = await found.RunAsync(folder.FullPath, cancellation, arguments);
        return result.Succeeded ? [] : [Problem.Error(file, string.Join(' ', result.Lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.Contains("SUCCESS", StringComparison.Ordinal))))];
    }
}
