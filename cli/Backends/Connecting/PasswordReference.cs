using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>Where a password is: in a file, in a Secret of the cluster, or what a command prints. Never the password itself.</summary>
internal sealed record PasswordReference
{
    /// <summary>File whose first line it is.</summary>
    public string? File { get; init; }

    /// <summary>Key of a Secret in the cluster, as <c>namespace/name/key</c>.</summary>
    public string? Secret { get; init; }

    /// <summary>Command whose first line of output it is, run by <c>/bin/sh -c</c>.</summary>
    public string? Command { get; init; }

    /// <summary>Fetches it.</summary>
    /// <param name="context">The world of the command.</param>
    /// <param name="cluster">Asked for Secrets; null where there is no kubectl.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemsException">It cannot be had; the message says why and never what was read.</exception>
    /// <exception cref="NotAllowedException">The caller may not read the Secret.</exception>
    public async Task<string> ReadAsync(CliContext context, ClusterAccess? cluster, CancellationToken cancellation)
    {
        var text = this switch
        {
            { File: { } file } => System.IO.File.Exists(HomePath.Expand(file)) ? await System.IO.File.ReadAllTextAsync(HomePath.Expand(file), cancellation) : throw Missing(file, "The file with the password does not exist."),
            { Secret: { } secret } => await (cluster ?? throw Missing(secret, "The password is in the cluster, and there is no 'kubectl' on the PATH to read it.")).SecretAsync(secret, cancellation),
            { Command: { } command } => await OutputOfAsync(context, command, cancellation),
            _ => "",
        };
        return text.Split('\n')[0].TrimEnd('\r');
    }

    private static async Task<string> OutputOfAsync(CliContext context, string command, CancellationToken cancellation)
    {
        var result = await new ExternalTool("/bin/sh").RunAsync(context.Root, cancellation, "-c", command);
        return result.Succeeded ? result.Output : throw Missing(command, $"The command for the password ended with {result.ExitCode}.");
    }

    private static ProblemsException Missing(string where, string message) => new(Problem.Error(where, message));
}
