namespace Monitoring.Cli.Backends;

/// <summary>The caller lacks a permission, or a backend refuses the log-in. Ends the command with <see cref="ExitCodes.NotAllowed"/>.</summary>
/// <param name="message">A sentence that names the permission.</param>
internal sealed class NotAllowedException(string message) : Exception(message);
