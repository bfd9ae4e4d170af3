using System.Globalization;
using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Random;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Kibana;

/// <summary>
/// Kibana on the stack's Elasticsearch, which keeps all of its state. Use it once per stack. Nobody sees anything without a log-in; the set-up job
/// puts the data views and searches into it.
/// </summary>
public sealed class KibanaServer : Tool
{
    private const string Home = "/usr/share/kibana";
    private readonly KibanaServerArgs _args;

    public KibanaServer(string name, KibanaServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:kibana:KibanaServer", name, args, options)
    {
        _args = args;
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this });
        var configuration = Files("config", [new(KibanaConfig.File, args.Configuration)]);
        var text = Output.All([args.Access.PasswordOf(ElasticsearchUser.Kibana), .. KibanaConfig.EncryptionKeys.Select(MakeKey)]).Apply(secrets => KibanaConfig.Secrets(secrets[0], secrets.Skip(1)));
        var secret = new Secret($"{name}-secrets", new SecretArgs
        {
            Metadata = Meta($"{Workload.Name}-secrets"),
            Type = "Opaque",
            StringData = { [KibanaConfig.File] = text, [KibanaConfig.AuthorityFile] = args.Access.Authority },
        }, Child);
        Expose(KibanaTool.PortName, KibanaTool.Port);
        Publish(args.Settings.Ingress, KibanaTool.PortName);
        var hash = Output.All([text, certificate.Hash, args.Access.Authority]).Apply(texts => ConfigHash.Of([args.Configuration, .. texts]));
        Run(configuration, secret, certificate, hash);
        LetOneBeAway(_args.Settings.Replicas);
        RegisterOutputs();
    }

    /// <summary>The same key at every start and in every pod.</summary>
    private Output<string> MakeKey(string setting) =>
        new RandomPassword($"{ComponentName}-{setting.Split('.')[1].ToLower(CultureInfo.InvariantCulture)}-key", new RandomPasswordArgs { Length = 64, Special = false }, Child).Result;

    private void Run(ConfigMap configuration, Secret secret, ServerCertificate certificate, Output<string> hash) => _ = new Deployment($"{ComponentName}-server", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = _args.Settings.Replicas,
            Selector = Selector(),
            Template = Pod(
                Container(),
                new[]
                {
                    PodParts.ConfigVolume("config", configuration.Metadata.Apply(map => map.Name)),
                    PodParts.SecretVolume("secrets", secret.Metadata.Apply(metadata => metadata.Name)),
                    PodParts.SecretVolume("certificates", certificate.SecretName),
                    PodParts.Scratch("data", "256Mi"),
                    PodParts.Scratch("logs", "64Mi"),
                    PodParts.Scratch("tmp", "256Mi"),
                },
                hash,
                adjust: Adjust),
        },
    }, Child);

    private void Adjust(PodSpecArgs spec)
    {
        spec.SecurityContext = RestrictedSecurity.Pod(KibanaImage.User);
        if (_args.Settings.Replicas > 1)
            SpreadOverNodes(spec);
    }

    private ContainerArgs Container() => new()
    {
        Name = "kibana",
        Image = KibanaImage.Reference(_args.Version),
        Args =
        {
            "/usr/local/bin/kibana-docker",
            "--config", $"{KibanaConfig.Directory}/{KibanaConfig.File}",
            "--config", $"{KibanaConfig.SecretDirectory}/{KibanaConfig.File}",
        },
        Env = { new EnvVarArgs { Name = "NODE_OPTIONS", Value = $"--max-old-space-size={_args.Settings.Heap.Bytes >> 20}" } },
        Ports = { PodParts.Port(KibanaTool.PortName, KibanaTool.Port) },
        Resources = PodParts.Resources(_args.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        // The first start waits for its password, which the set-up job sets, and then migrates its own indices.
        StartupProbe = Status(failureThreshold: 90),
        ReadinessProbe = Status(failureThreshold: 3),
        // Kibana is not ready without Elasticsearch, and a restart would not help; one that does not even listen is ended.
        LivenessProbe = PodParts.TcpProbe(KibanaTool.PortName, periodSeconds: 30, failureThreshold: 10),
        VolumeMounts =
        {
            PodParts.Mount("config", KibanaConfig.Directory),
            PodParts.Mount("secrets", KibanaConfig.SecretDirectory),
            PodParts.Mount("certificates", KibanaConfig.Certificates),
            PodParts.Mount("data", $"{Home}/data", readOnly: false),
            PodParts.Mount("logs", $"{Home}/logs", readOnly: false),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        },
    };

    /// <summary>What Kibana says of itself: 200 when it and its plug-ins work, 503 when one does not.</summary>
    private static ProbeArgs Status(int failureThreshold) => PodParts.HttpsProbe("/api/status", KibanaTool.PortName, failureThreshold: failureThreshold);
}
