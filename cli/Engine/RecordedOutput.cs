namespace Monitoring.Cli.Engine;

/// <summary>One output of the stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Strings, booleans, doubles, lists and dictionaries; null when the run could not know it.</param>
/// <param name="IsSecret">True when it must not be shown.</param>
public sealed record RecordedOutput(string Name, object? Value, bool IsSecret);
