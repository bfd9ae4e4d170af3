using System.Diagnostics;
using System.Text;

namespace Monitoring.Cli.Tools;

/// <summary>Runs one program to its end and keeps what it says.</summary>
internal sealed class ExternalTool(string path)
{
    private readonly Dictionary<string, string> _variables = [];

    public string FullPath => path;

    /// <summary>The same program with these environment variables beside those of this process.</summary>
    public ExternalTool With(IReadOnlyDictionary<string, string> variables)
    {
        var tool = new ExternalTool(path);
        foreach (var (name, value) in variables)
            tool._variables[name] = value;
        return tool;
    }

    /// <param name="folder">Working directory.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <param name="arguments">Passed as they are; no shell is involved.</param>
    public Task<ToolResult> RunAsync(string folder, CancellationToken cancellation, params IEnumerable<string> arguments) =>
        RunAsync(folder, _ => { }, cancellation, arguments);

    /// <param name="folder">Working directory.</param>
    /// <param name="progress">Called with each line that it writes to its standard error.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <param name="arguments">Passed as they are; no shell is involved.</param>
    public async Task<ToolResult> RunAsync(string folder, Action<string> progress, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new IOException($"'{path}' could not be started.");
        await using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = ReadLinesAsync(process.StandardError, progress, cancellation);
        await process.WaitForExitAsync(cancellation);
        return new ToolResult(process.ExitCode, await output, await error);
    }

    private static async Task<string> ReadLinesAsync(StreamReader reader, Action<string> progress, CancellationToken cancellation)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            all.Append(line).Append('\n');
            progress(line);
        }

        return all.ToString();
    }
}
