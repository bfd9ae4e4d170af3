using Monitoring.Cli;
using Monitoring.Stacks;
using Xunit;

namespace Monitoring.Tests.Cli.Support;

/// <summary>A copy of this project that a test may break, and the command run in it.</summary>
internal sealed class CliProject : IDisposable
{
    private static readonly string[] Copied = ["alert-rules", "dashboards", "docs/runbooks"];

    private readonly TemporaryFolder _folder = new();

    public CliProject()
    {
        foreach (var file in Directory.EnumerateFiles(Source, "Pulumi*.yaml"))
            File.Copy(file, this[Path.GetFileName(file)]);
        foreach (var file in Copied.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Source, f), "*", SearchOption.AllDirectories)))
            Copy(Path.GetRelativePath(Source, file));
    }

    /// <summary>The folder of this project.</summary>
    public static string Source { get; } = ProjectRoot.Find();

    public Dictionary<string, string> Environment { get; } = [];

    public string this[string path] => _folder[path];

    public string Read(string path) => File.ReadAllText(this[path]);

    public CliProject With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    /// <summary>A stack of the name "test" with this configuration section.</summary>
    public CliProject WithStack(string config) => With("Pulumi.test.yaml", $"config:\n{config}\n");

    public CliProject WithChange(string path, string text, string replacement)
    {
        Assert.Contains(text, Read(path), StringComparison.Ordinal);
        return With(path, Read(path).Replace(text, replacement, StringComparison.Ordinal));
    }

    public Task<CliResult> RunAsync(params string[] args) => RunAsync(() => _folder.FullPath, Environment, args);

    public static async Task<CliResult> RunAsync(Func<string> root, Dictionary<string, string> environment, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext(output, error, root, new FixedClock(), environment.GetValueOrDefault);
        var exitCode = await CommandLine.RunAsync(args, context);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.Copy(Path.Combine(Source, path), this[path]);
    }
}
