using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Random;

namespace Monitoring.Certificates;

/// <summary>
/// A tool's certificate in a Secret with the keys <c>tls.crt</c>, <c>tls.key</c> (PKCS #8, as the JVM wants it) and <c>ca.crt</c>; for servers on
/// the JVM that read neither, also as a <see cref="JavaKeyStore"/>. Use it for every tool that is called over TLS, or that proves to others who it is.
/// </summary>
public sealed class ServerCertificate : ComponentResource
{
    /// <param name="name">Name of the component.</param>
    /// <param name="authority">Who signs.</param>
    /// <param name="site">The tool and its namespace.</param>
    /// <param name="services">Names of the Services under which it is called; empty takes the tool's own.</param>
    /// <param name="options">Options of the component.</param>
    /// <param name="withKeyStore">True for a server that takes a key store.</param>
    public ServerCertificate(string name, StackAuthority authority, ToolSite site, string[] services, ComponentResourceOptions? options = null, bool withKeyStore = false)
        : base("monitoring:certificates:ServerCertificate", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var (key, certificate) = SignedCertificate.Of(name, authority, site.Workload.Name, (services.Length == 0 ? [site.Workload.Name] : services).SelectMany(service => NamesOf(service, site.Workload)), [], child);
        var files = new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = SecretOf(site.Workload), Namespace = site.Namespace, Labels = StackLabels.Of(site.Workload) },
            Type = "Opaque",
            StringData =
            {
                ["tls.crt"] = certificate.CertPem,
                ["tls.key"] = key.PrivateKeyPemPkcs8,
                ["ca.crt"] = authority.Certificate,
            },
        };
        if (withKeyStore)
        {
            var password = new RandomPassword($"{name}-keystore-password", new RandomPasswordArgs { Length = 32, Special = false }, child).Result;
            files.StringData.Add(JavaKeyStore.PasswordFile, password);
            files.Data = new InputMap<string>
            {
                [JavaKeyStore.File] = Output.Tuple(key.PrivateKeyPemPkcs8, certificate.CertPem, password).Apply(parts => JavaKeyStore.Of(parts.Item1, parts.Item2, parts.Item3)),
            };
        }

        var secret = new Secret($"{name}-files", files, child);
        SecretName = secret.Metadata.Apply(metadata => metadata.Name);
        Hash = certificate.CertPem.Apply(pem => ConfigHash.Of(pem));
        RegisterOutputs();
    }

    /// <summary>Name of the Secret.</summary>
    [Output("secretName")]
    public Output<string> SecretName { get; private set; }

    /// <summary>Changes with the certificate, for tools that read it only at start.</summary>
    [Output("hash")]
    public Output<string> Hash { get; private set; }

    /// <summary>Name of the Secret of a tool's certificate.</summary>
    public static string SecretOf(Workload workload) => $"{workload.Name}-certificate";

    private static IEnumerable<string> NamesOf(string service, Workload workload) =>
    [
        service, $"{service}.{workload.Namespace}", $"{service}.{workload.Namespace}.svc", $"{service}.{workload.Namespace}.svc.cluster.local",
        $"*.{service}.{workload.Namespace}.svc", $"*.{service}.{workload.Namespace}.svc.cluster.local",
    ];
}
