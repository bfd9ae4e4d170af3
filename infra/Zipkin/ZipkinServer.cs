using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Zipkin;

/// <summary>
/// One Zipkin: takes spans, keeps them, and shows traces. Use it once per stack. A server without state of its own, unless it keeps traces in
/// memory; while it is away, the collector holds what arrives.
/// </summary>
public sealed class ZipkinServer : Tool
{
    public ZipkinServer(string name, ZipkinServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:zipkin:ZipkinServer", name, args, options)
    {
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this }, withKeyStore: true);
        Expose(ZipkinTool.PortName, ZipkinTool.HttpsPort);
        Publish(args.Tool.Settings.Ingress, ZipkinTool.PortName);
        Run(args, certificate, KeepAccess(args));
        RegisterOutputs();
    }

    private Secret? KeepAccess(ZipkinServerArgs args) => args is not { Password: { } password, StorageAuthority: { } authority } ? null : new($"{ComponentName}-access", new SecretArgs
    {
        Metadata = Meta($"{Workload.Name}-access"),
        Type = "Opaque",
        StringData =
        {
            [ZipkinEnvironment.CredentialsFile] = password.Apply(text =>
                $"zipkin.storage.elasticsearch.username={ElasticsearchUser.Zipkin.Name}\nzipkin.storage.elasticsearch.password={text}\n"),
        },
        Data = { [ZipkinEnvironment.TrustStoreFile] = authority.Apply(JavaTrustStore.Of) },
    }, Child);

    private void Run(ZipkinServerArgs args, ServerCertificate certificate, Secret? access)
    {
        // The password is read again by itself, certificate and authority are not.
        var hash = args.StorageAuthority is { } authority ? Output.Tuple(certificate.Hash, authority).Apply(parts => ConfigHash.Of(parts.Item1, parts.Item2)) : certificate.Hash;
        var volumes = new List<VolumeArgs> { PodParts.Scratch("tmp", "64Mi"), PodParts.SecretVolume("certificate", certificate.SecretName) };
        if (access is not null)
            volumes.Add(PodParts.SecretVolume("access", access.Metadata.Apply(metadata => metadata.Name)));
        _ = new Deployment($"{ComponentName}-server", new DeploymentArgs
        {
            Metadata = Meta(Workload.Name),
            Spec = new DeploymentSpecArgs
            {
                Replicas = 1,
                Selector = Selector(),
                Template = Pod(
                    Container(args.Tool, certificate, access is not null),
                    volumes,
                    hash,
                    adjust: spec => spec.SecurityContext = RestrictedSecurity.Pod(ZipkinImage.User)),
            },
        }, Child);
    }

    private static ContainerArgs Container(ZipkinTool tool, ServerCertificate certificate, bool withAccess) => new()
    {
        Name = "zipkin",
        Image = ZipkinImage.Reference,
        Env =
        [
            .. ZipkinEnvironment.Of(tool).Select(variable => new EnvVarArgs { Name = variable.Key, Value = variable.Value }),
            PodParts.SecretVariable(ZipkinEnvironment.KeyStorePassword, certificate.SecretName, JavaKeyStore.PasswordFile),
        ],
        Ports = { PodParts.Port(ZipkinTool.PortName, ZipkinTool.HttpsPort) },
        Resources = PodParts.Resources(tool.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        StartupProbe = PodParts.TcpProbe(ZipkinTool.PortName, periodSeconds: 5, failureThreshold: 36),
        // Not ready while its storage is not, so that senders keep what they have.
        ReadinessProbe = PodParts.HttpsProbe("/health", ZipkinTool.PortName),
        // A storage in trouble is no reason to restart.
        LivenessProbe = PodParts.TcpProbe(ZipkinTool.PortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts =
        [
            PodParts.Mount("tmp", "/tmp", readOnly: false),
            PodParts.Mount("certificate", ZipkinEnvironment.CertificateDirectory),
            .. withAccess ? [PodParts.Mount("access", ZipkinEnvironment.AccessDirectory)] : Array.Empty<VolumeMountArgs>(),
        ],
    };
}
