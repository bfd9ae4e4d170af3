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
        var hash = Output.Tuple(password, args.Access.Authority).Apply(access => Output.Unsecret(Output.Create(ConfigHash.Of(access.Item1, access.Item2))));
        Run(args, secret.Metadata.Apply(metadata => metadata.Name), hash);
        RegisterOutputs();
    }

    private void Run(ElasticsearchExporterArgs args, Output<string> secret, Output<string> hash) => _ = new Deployment($"{ComponentName}-exporter", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = 1,
            Selector = Selector(),
            // Never two at once: each would report every node, and joins over them would fail.
            Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
            Template = Pod(Container(args, secret), new[] { PodParts.SecretVolume("access", secret) }, configHash: hash),
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
            new EnvVarArgs
            {
                Name = "ES_PASSWORD",
                ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret, Key = ElasticsearchTool.PasswordFile } },
            },
        },
        Ports = { PodParts.Port(ElasticsearchExporterTool.PortName, ElasticsearchExporterTool.Port) },
        Resources = PodParts.Resources(args.Tool.Elasticsearch.Settings.Exporter),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpProbe("/healthz", ElasticsearchExporterTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/healthz", ElasticsearchExporterTool.PortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts = { PodParts.Mount("access", "/access") },
    };
}
