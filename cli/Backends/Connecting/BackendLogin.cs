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

    /// <summary>Reads an address as people write it.</summary>
    /// <param name="text">The address.</param>
    /// <param name="url">The address as everything below it is found.</param>
    /// <returns>What is wrong with it; null when nothing is. What may be a password is not repeated.</returns>
    public static string? Refusal(string? text, out Uri url) =>
        !Uri.TryCreate($"{text?.TrimEnd('/')}/", UriKind.Absolute, out url!) || url.Scheme is not ("http" or "https") ? "is not an http or https address."
        : url.UserInfo.Length > 0 ? "has a user or a password in it. Name the user beside the address, and where the password is."
        : null;

    /// <summary>How it was found, in words for messages: "environment variable MONITOR_PROMETHEUS_URL".</summary>
    public required string Source { get; init; }
}
