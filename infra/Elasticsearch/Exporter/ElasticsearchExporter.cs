using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Elasticsearch.Exporter;

/// <summary>Asks Elasticsearch how it is whenever Prometheus asks. Use it once per stack: two would report every node twice.</summary>
public sealed class ElasticsearchExporter : Tool
{
    public ElasticsearchExporter(string name, ElasticsearchExporterArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchExporter", name, args, options)
    {
        var password = args.Access.PasswordOf(ElasticsearchUser.Exporter);
        var secret = new Secret($"{name}-access", new SecretArgs
        {
            Metadata = Meta($"{Workload.Name}-access"),
            Type = "Opaque",
            StringData = { [ElasticsearchTool.PasswordFile] = password, [ElasticsearchTool.AuthorityFile] = args.Access.Authority },
        }, Child);
        var hash = Output.Tuple(password, args.Access.Authority).Apply(access => ConfigHash.Of(access.Item1, access.Item2));
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this });
        var configuration = Files("config", [new(ElasticsearchExporterTool.WebFile, ElasticsearchExporterTool.WebConfiguration)]);
        var access = secret.Metadata.Apply(metadata => metadata.Name);
        Run(
            args,
            access,
            [
                PodParts.SecretVolume("access", access),
                PodParts.ConfigVolume("config", configuration.Metadata.Apply(metadata => metadata.Name)),
                PodParts.SecretVolume("certificate", certificate.SecretName),
            ],
            hash);
        RegisterOutputs();
    }

    private void Run(ElasticsearchExporterArgs args, Output<string> secret, VolumeArgs[] volumes, Output<string> hash) => _ = new Deployment($"{ComponentName}-exporter", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = 1,
            Selector = Selector(),
            // Never two at once: each would report every node, and joins over them would fail.
            Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
            Template = Pod(Container(args, secret), volumes, configHash: hash),
        },
    }, Child);

    private static ContainerArgs Container(ElasticsearchExporterArgs args, Output<string> secret) => new()
    {
        Name = "exporter",
        Image = ElasticsearchExporterImage.Reference,
        Args = args.Tool.Arguments.ToArray(),
        Env =
        {
            new EnvVarArgs { Name = "ES_USERNAME", Value = ElasticsearchUser.Exporter.Name },
            // It reads its password from here and nowhere else.
            PodParts.SecretVariable("ES_PASSWORD", secret, ElasticsearchTool.PasswordFile),
        },
        Ports = { PodParts.Port(ElasticsearchExporterTool.PortName, ElasticsearchExporterTool.Port) },
        Resources = PodParts.Resources(args.Tool.Elasticsearch.Settings.Exporter),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpsProbe("/healthz", ElasticsearchExporterTool.PortName),
        LivenessProbe = PodParts.HttpsProbe("/healthz", ElasticsearchExporterTool.PortName, periodSeconds: 30, failureThreshold: 4),
        // Certificate and key are read for every connection.
        VolumeMounts = { PodParts.Mount("access", "/access"), PodParts.Mount("config", "/config"), PodParts.Mount("certificate", ElasticsearchExporterTool.Certificate) },
    };
}
