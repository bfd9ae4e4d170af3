namespace Monitoring.Cli.Backends.Logs;

/// <summary>How much a component wrote in a window.</summary>
internal sealed record LogActivity(ComponentId Component, long Lines, DateTimeOffset LastSeen);
