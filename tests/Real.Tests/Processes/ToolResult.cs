namespace Monitoring.Tests.Real.Processes;

/// <summary>What a command said and how it ended.</summary>
internal sealed record ToolResult(string Command, int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"{Command} ended with {ExitCode}.\n{Output}\n{Errors}";
}
