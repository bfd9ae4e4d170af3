using Monitoring.Describe;

namespace Monitoring.Host;

/// <summary>How the programs of a host that people open are reached from other machines: over TLS, with a password.</summary>
/// <param name="Address">Address at which the other programs of the host call them.</param>
/// <param name="Login">How those other programs call them.</param>
public sealed record HostWeb(string Address, WebLogin Login)
{
    /// <summary>Who the programs of a host are to each other.</summary>
    public const string OwnUser = "monitor-itself";

    /// <summary>Names of the files among the secrets: the certificate, its key, web.yml, and the password of <see cref="OwnUser"/>.</summary>
    public const string Certificate = "web.crt";

    /// <inheritdoc cref="Certificate"/>
    public const string Key = "web.key";

    /// <inheritdoc cref="Certificate"/>
    public const string Configuration = "web.yml";

    /// <inheritdoc cref="Certificate"/>
    public const string OwnPassword = "web-password";
}
