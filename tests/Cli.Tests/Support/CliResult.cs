namespace Monitoring.Tests.Cli.Support;

/// <summary>What a call of the command said and how it ended.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of problems, without the mark in front.</summary>
    public IReadOnlyList<string> Problems => [.. Error.Split('\n').Select(l => l.Trim().TrimStart('✗', '!', ' ')).Where(l => l.Length > 0)];
}
