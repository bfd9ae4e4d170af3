using Monitoring.Settings;

namespace Monitoring.Cli.Tools;

/// <summary>
/// Finds the real programs: where eng/install-binaries puts them, then on the PATH. The project's own come first, because what a distribution
/// installs may be too old for today's configuration.
/// </summary>
internal sealed class Toolbox(CliContext context)
{
    private string CachedFolder => Path.Combine(context.CacheFolder, "binaries", "bin");

    /// <summary>Null when this machine does not have it.</summary>
    public ExternalTool? Find(string name) => Folders().Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists) is { } path ? new ExternalTool(path) : null;

    /// <summary>Brings promtool and amtool into the project's cache.</summary>
    /// <exception cref="ProblemsException">This machine cannot provide them.</exception>
    public Task InstallAsync(CancellationToken cancellation) => InstallAsync(["prometheus", "alertmanager"], _ => { }, cancellation);

    /// <summary>Brings programs into the project's cache.</summary>
    /// <param name="names">As eng/install-binaries calls them.</param>
    /// <param name="progress">Called with each step, in words.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemsException">This machine cannot provide them.</exception>
    public async Task InstallAsync(IEnumerable<string> names, Action<string> progress, CancellationToken cancellation)
    {
        var script = Path.Combine(context.Root, "eng", "install-binaries");
        if (!File.Exists(script))
            throw new ProblemsException(Problem.Error("eng/install-binaries", "The script is missing, so the programs cannot be installed."));
        var result = await new ExternalTool(script).RunAsync(context.Root, line => progress(line.Replace("install-binaries: ", "", StringComparison.Ordinal)), cancellation, names);
        if (!result.Succeeded)
            throw new ProblemsException(Problem.Error("eng/install-binaries", result.Lines.LastOrDefault() ?? "The script failed without a word."));
    }

    private IEnumerable<string> Folders() =>
        (context.Environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend(CachedFolder);
}
