using System.Collections.Immutable;
using System.Net;
using Monitoring.Certificates;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Pulumi;
using Pulumi.Random;

namespace Monitoring.Host;

/// <summary>
/// What a host needs to be open to other machines: a certificate of the stack's authority, and the password by which its programs call each other. Use it
/// once per host that listens on more than loopback. Of people's passwords it sees hashes only.
/// </summary>
public sealed class HostWebAccess : ComponentResource
{
    /// <summary>What the host's script gives to curl: an authority and a login.</summary>
    private const string CurlFile = "web-curl";

    private static readonly ImmutableArray<string> Names = [HostWeb.Certificate, HostWeb.Key, HostWeb.OwnPassword, HostWeb.Configuration, CurlFile];

    public HostWebAccess(string name, HostWebAccessArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:host:HostWebAccess", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var (names, addresses) = IPAddress.TryParse(args.Settings.Address, out _) ? (Array.Empty<string>(), new[] { args.Settings.Address }) : ([args.Settings.Address], []);
        var called = CalledAt(args.Settings);
        var (key, certificate) = SignedCertificate.Of(name, args.Authority, args.Settings.Address, names, [.. addresses, called], child);
        var password = new RandomPassword($"{name}-password", new RandomPasswordArgs { Length = 32, Special = false }, child);
        var files = Output.Tuple(certificate.CertPem, key.PrivateKeyPem, args.Users, password.Result, password.BcryptHash)
            .Apply(all => Files(args.Settings, all.Item1, all.Item2, all.Item3, all.Item4, all.Item5));
        Secrets = Names.ToImmutableSortedDictionary(file => file, file => files.Apply(all => all[file]), StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>Secrets by their path in the host's secrets folder.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Secrets { get; }

    /// <summary>The files that such a host needs among its secrets.</summary>
    /// <param name="settings">Where it listens.</param>
    /// <param name="certificate">Its certificate (PEM).</param>
    /// <param name="key">The key to it (PEM).</param>
    /// <param name="users">Lines of <c>name:hash</c>, see <see cref="WebConfig.Users"/>.</param>
    /// <param name="password">By which its programs call each other.</param>
    /// <param name="hash">Bcrypt hash of that.</param>
    public static ImmutableSortedDictionary<string, string> Files(HostSettings settings, string certificate, string key, string users, string password, string hash)
    {
        var secrets = $"{settings.Directory}/secrets";
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
        {
            [HostWeb.Certificate] = certificate,
            [HostWeb.Key] = key,
            [HostWeb.OwnPassword] = password,
            [HostWeb.Configuration] = WebConfig.Compile($"{secrets}/{HostWeb.Certificate}", $"{secrets}/{HostWeb.Key}", WebConfig.Users(users).Append(KeyValuePair.Create(HostWeb.OwnUser, hash))),
            [CurlFile] = $"cacert = \"{WebOf(settings).Login.AuthorityFile}\"\nuser = \"{HostWeb.OwnUser}:{password}\"\n",
        });
    }

    /// <summary>How the programs of such a host call each other.</summary>
    public static HostWeb WebOf(HostSettings settings)
    {
        var secrets = $"{settings.Directory}/secrets";
        var authority = PrometheusPlace.Host(secrets).DirectoryOf(new CertificateAuthority(CertificateAuthority.OfStackSecret));
        return new(CalledAt(settings), new WebLogin($"{authority}/{PrometheusConfig.AuthorityFile}")
        {
            ServerName = "localhost",
            User = HostWeb.OwnUser,
            PasswordFile = $"{secrets}/{HostWeb.OwnPassword}",
        });
    }

    /// <summary>Who listens on all addresses is called on loopback.</summary>
    private static string CalledAt(HostSettings settings) => settings.Listen == IPAddress.Any.ToString() ? IPAddress.Loopback.ToString() : settings.Listen;
}
