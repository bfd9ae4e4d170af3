namespace Monitoring.Describe;

/// <summary>How a program is called that shows a certificate of its own authority and may ask for a password.</summary>
/// <param name="AuthorityFile">Certificate of the authority; a certificate that nobody signed is its own.</param>
public sealed record WebLogin(string AuthorityFile)
{
    /// <summary>Name that the certificate bears, where it is not the one that is called; null where it is.</summary>
    public string? ServerName { get; init; }

    /// <summary>Who calls; null where nobody is asked.</summary>
    public string? User { get; init; }

    /// <summary>File with the password of <see cref="User"/>.</summary>
    public string? PasswordFile { get; init; }
}
