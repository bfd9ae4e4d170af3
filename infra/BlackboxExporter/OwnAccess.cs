namespace Monitoring.BlackboxExporter;

/// <summary>How the stack's own programs are asked over TLS.</summary>
/// <param name="AuthorityFile">Certificate of the authority that signed theirs.</param>
/// <param name="User">Who asks; null where nobody has to log in.</param>
/// <param name="PasswordFile">File with the password of <paramref name="User"/>.</param>
public sealed record OwnAccess(string AuthorityFile, string? User = null, string? PasswordFile = null)
{
    /// <summary>In the cluster, where pages about health need no log-in.</summary>
    public static readonly OwnAccess InCluster = new($"{BlackboxConfig.Directory}/{BlackboxConfig.AuthorityFile}");
}
