using System.Diagnostics;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Runs a command to its end.</summary>
internal static class Tool
{
    public static Task<ToolResult> RunAsync(string command, params string[] arguments) => RunWithInputAsync("", command, arguments);

    public static async Task<ToolResult> RunWithInputAsync(string input, string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ToolResult($"{Path.GetFileName(command)} {string.Join(' ', arguments)}", process.ExitCode, await output, await errors);
    }
}
