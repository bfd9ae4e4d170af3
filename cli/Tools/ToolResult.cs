namespace Monitoring.Cli.Tools;

/// <summary>How a program ended and what it said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Everything it said, in lines that are not empty.</summary>
    public IEnumerable<string> Lines => $"{Output}\n{Error}".Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0);
}
