namespace Monitoring.Cli.Backends.Connecting;

/// <summary>Where a backend is and how to log in there. Passwords are references, see <see cref="PasswordReference"/>; nothing of them is shown.</summary>
/// <param name="Url">Address, with a path when it has one.</param>
internal sealed record BackendLogin(Uri Url)
{
    /// <summary>User for basic authentication; null for none.</summary>
    public string? User { get; init; }

    public PasswordReference? Password { get; init; }

    /// <summary>File with the certificates (PEM) that its certificate is checked against; null for those of this machine.</summary>
    public string? Authority { get; init; }

    /// <summary>The same certificates as text, where no file holds them.</summary>
    public string? AuthorityText { get; init; }

    /// <summary>The name that its certificate bears, where that is not the address's own: at the end of a tunnel.</summary>
    public string? ServerName { get; init; }

    /// <summary>How it was found, in words for messages: "environment variable MONITOR_PROMETHEUS_URL".</summary>
    public required string Source { get; init; }
}
