namespace Monitoring.Cli.Host;

/// <summary>Something on this host that exposes metrics.</summary>
/// <param name="System">Name of the description that is for it; null when none is.</param>
/// <param name="Address"><c>host:port</c>.</param>
/// <param name="Prefix">What its metrics begin with, where exporters are told.</param>
internal sealed record FoundSystem(string? System, string Address, string? Prefix = null);
