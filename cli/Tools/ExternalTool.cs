using System.Diagnostics;

namespace Monitoring.Cli.Tools;

/// <summary>Runs one program to its end and keeps what it says.</summary>
internal sealed class ExternalTool(string path)
{
    public string FullPath => path;

    /// <param name="folder">Working directory.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <param name="arguments">Passed as they are; no shell is involved.</param>
    public async Task<ToolResult> RunAsync(string folder, CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new IOException($"'{path}' could not be started.");
        await using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
