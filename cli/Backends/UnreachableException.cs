namespace Monitoring.Cli.Backends;

/// <summary>A backend does not answer, and patience is over. Ends the command with <see cref="ExitCodes.Unreachable"/>.</summary>
/// <param name="what">What was asked, with its address.</param>
/// <param name="reason">What happened instead, without a full stop.</param>
internal sealed class UnreachableException(string what, string reason) : Exception($"{what} does not answer: {reason.TrimEnd('.')}.");
