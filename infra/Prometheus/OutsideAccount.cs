using System.Collections.Immutable;
using System.Text;
using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;

namespace Monitoring.Prometheus;

/// <summary>
/// The account by which the cluster knows a Prometheus outside of it: it may find targets and read their metrics. Use it once per cluster that is
/// watched from a host. Its token does not end; whoever has it can read what the account can, so it stays a secret.
/// </summary>
public sealed class OutsideAccount : Tool
{
    /// <summary>Paths below the secrets folder, as prometheus.yml names them.</summary>
    private static readonly PrometheusPlace Place = PrometheusPlace.Host(".");

    public OutsideAccount(string name, OutsideAccountArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:prometheus:OutsideAccount", name, args, options)
    {
        AllowClusterWide(DiscoveryRules.Of(args.Direct ? ["nodes/metrics"] : ["nodes/metrics", "nodes/proxy", "pods/proxy"]));
        var files = ImmutableSortedDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        Add(MakeToken(), Place.AccountDirectory, ["token", PrometheusConfig.AuthorityFile]);
        foreach (var certificate in args.Certificates)
            Add(Read(certificate.Secret), Place.DirectoryOf(certificate), [PrometheusConfig.AuthorityFile, "tls.crt", "tls.key"]);
        foreach (var authority in args.Authorities.Where(authority => authority.Secret != CertificateAuthority.OfStackSecret))
            Add(Read(authority.Secret), Place.DirectoryOf(authority), [PrometheusConfig.AuthorityFile]);
        if (args.StackAuthority is { } ours)
            files[PathOf(Place.DirectoryOf(new CertificateAuthority(CertificateAuthority.OfStackSecret)), PrometheusConfig.AuthorityFile)] = ours;
        Secrets = files.ToImmutable();
        RegisterOutputs();

        void Add(Secret secret, string directory, string[] keys)
        {
            foreach (var key in keys)
                files[PathOf(directory, key)] = Output.CreateSecret(secret.Data.Apply(data => Encoding.UTF8.GetString(Convert.FromBase64String(data[key]))));
        }
    }

    /// <summary>What a Prometheus outside has to know of the cluster's secrets, by path: the account's token, and the certificates that targets ask for.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Secrets { get; }

    private static string PathOf(string directory, string file) => $"{directory["./".Length..]}/{file}";

    private Secret MakeToken()
    {
        var meta = Meta($"{Workload.Name}-token");
        meta.Annotations = new InputMap<string> { ["kubernetes.io/service-account.name"] = Account.Metadata.Apply(metadata => metadata.Name) };
        return new Secret($"{ComponentName}-token", new() { Metadata = meta, Type = "kubernetes.io/service-account-token" }, Child);
    }

    /// <summary>A Secret that somebody else keeps in Prometheus' namespace, where one inside would mount it.</summary>
    private Secret Read(string secret) => Secret.Get($"{ComponentName}-{secret}", Output.Format($"{Namespace}/{secret}"), Child);
}
