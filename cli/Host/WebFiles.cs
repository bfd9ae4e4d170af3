using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Describe;
using Monitoring.Host;
using Monitoring.Settings;

namespace Monitoring.Cli.Host;

/// <summary>
/// What the programs need to be open to other machines: certificate, users and web.yml, all of them among the secrets. Of people's passwords only the hash
/// is kept; the programs call each other with one of their own.
/// </summary>
internal sealed class WebFiles(HostFolder folder, IPAddress listen)
{
    /// <summary>Whom the first password is for.</summary>
    public const string FirstUser = "monitor";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(397);

    public static string ConfigurationOf(HostFolder folder) => Path.Combine(folder.Secrets, HostWeb.Configuration);

    public string Certificate => Path.Combine(folder.Secrets, HostWeb.Certificate);

    public string Key => Path.Combine(folder.Secrets, HostWeb.Key);

    /// <summary>How programs of this host call those that are open.</summary>
    public HostWeb Web => new(Called.ToString(), new WebLogin(Certificate) { ServerName = ServerName(), User = HostWeb.OwnUser, PasswordFile = OwnPassword });

    /// <summary>Lines of <c>name:hash</c>, as <c>htpasswd -B</c> writes them.</summary>
    private string Users => Path.Combine(folder.Secrets, "web-users");

    private string OwnPassword => Path.Combine(folder.Secrets, HostWeb.OwnPassword);

    /// <summary>Who listens on all addresses is called on loopback.</summary>
    private IPAddress Called => listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : listen;

    /// <summary>Makes what is missing.</summary>
    /// <returns>The password of <see cref="FirstUser"/> when it was made just now; nobody can read it later.</returns>
    /// <exception cref="ProblemsException">A file that is there cannot be used.</exception>
    public string? Prepare()
    {
        if (!File.Exists(Certificate) || !File.Exists(Key))
            MakeCertificate();
        if (!File.Exists(OwnPassword))
            Write(OwnPassword, RandomNumberGenerator.GetHexString(32, lowercase: true));
        string? made = null;
        if (!File.Exists(Users))
        {
            made = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);
            Write(Users, $"{FirstUser}:{Bcrypt.Hash(made)}\n");
        }

        var users = WebConfig.Users(File.ReadAllText(Users)).ToList();
        if (!users.TrueForAll(WebConfig.IsComplete))
            throw new ProblemsException(Problem.Error(Users, "Every line is a name, a colon and a bcrypt hash, as `htpasswd -nB <name>` writes it."));
        Write(ConfigurationOf(folder), WebConfig.Compile(Certificate, Key, [.. users, KeyValuePair.Create(HostWeb.OwnUser, Bcrypt.Hash(File.ReadAllText(OwnPassword)))]));
        return made;
    }

    /// <summary>A client for programs that listen over TLS; one for plain addresses needs nothing.</summary>
    public static HttpClient Client(Uri address, HostFolder folder, TimeSpan timeout)
    {
        var handler = new SocketsHttpHandler();
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = timeout };
        if (address.Scheme != Uri.UriSchemeHttps)
            return http;
        var files = new WebFiles(folder, IPAddress.Loopback);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(files.Certificate);
        handler.SslOptions.CertificateChainPolicy = trust;
        handler.SslOptions.TargetHost = files.ServerName();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{HostWeb.OwnUser}:{File.ReadAllText(files.OwnPassword)}")));
        return http;
    }

    /// <summary>The first name of the certificate, whoever made it.</summary>
    private string ServerName()
    {
        using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(Certificate));
        return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).FirstOrDefault()
            ?? throw new ProblemsException(Problem.Error(Certificate, "The certificate bears no DNS name, so nobody can check it."));
    }

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Environment.MachineName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Environment.MachineName);
        names.AddDnsName("localhost");
        foreach (var address in new[] { IPAddress.Loopback, Called }.Distinct())
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.Add(Validity));
        Write(Certificate, certificate.ExportCertificatePem());
        Write(Key, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Readable by their owner alone from the first byte.</summary>
    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
