namespace Monitoring.Cli;

/// <summary>Ends a command whose arguments make no sense together.</summary>
public sealed class UsageException(string message) : Exception(message);
