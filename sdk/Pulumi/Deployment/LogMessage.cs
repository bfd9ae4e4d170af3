namespace Pulumi;

/// <summary>A message for the console, at the resource it concerns; the URN is empty if it concerns none.</summary>
internal sealed record LogMessage(LogSeverity Severity, string Text, string Urn, int StreamId, bool IsEphemeral);
