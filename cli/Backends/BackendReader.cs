namespace Monitoring.Cli.Backends;

/// <summary>A user that a deployed stack makes for people.</summary>
/// <param name="User">Name of the user.</param>
/// <param name="Purpose">Purpose of the secret with the password, a key of <c>pulumi stack output secrets</c>.</param>
internal sealed record BackendReader(string User, string Purpose);
