using Monitoring.Certificates;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Collector;

/// <summary>
/// The OpenTelemetry Collector as a gateway: all pods of the cluster send their spans here, and it passes them on to every destination. Use it once
/// per stack. It holds spans in memory for a few minutes while a destination is away, and loses them when it is restarted just then.
/// </summary>
public sealed class CollectorGateway : Tool
{
    private readonly CollectorSettings _settings;

    public CollectorGateway(string name, CollectorArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:collector:CollectorGateway", name, args, options)
    {
        _settings = args.Tool.Settings;
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this });
        var configuration = Files("config", [new("collector.yaml", args.Configuration)]);
        ExposeSpanPorts();
        foreach (var sender in _settings.AuthorityIn)
            GiveAuthority(sender, args.Authority);
        Run(args, configuration, certificate);
        LetOneBeAway(_settings.Replicas);
        RegisterOutputs();
    }

    private void ExposeSpanPorts() => _ = new Service($"{ComponentName}-service", new ServiceArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new ServiceSpecArgs
        {
            Selector = StackLabels.Selector(Workload),
            Ports = CollectorTool.SpanPorts.Select(port => new ServicePortArgs
            {
                Name = port.Name,
                Port = port.Number,
                TargetPort = port.Name,
                // A mesh has to know that the calls on one connection are many.
                AppProtocol = _settings.Tls ? "https" : port.Number == CollectorTool.GrpcPort ? "grpc" : "http",
            }).ToArray(),
        },
    }, Child);

    /// <summary>A certificate is nothing secret, and pods can mount ConfigMaps of their own namespace only.</summary>
    private void GiveAuthority(string sender, StackAuthority authority) => _ = new ConfigMap($"{ComponentName}-authority-{sender}", new ConfigMapArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{Workload.Name}-authority", Namespace = sender, Labels = StackLabels.Of(Workload) },
        Data = { [StackAuthority.CertificateFile] = authority.Certificate },
    }, Child);

    private void Run(CollectorArgs args, ConfigMap configuration, ServerCertificate certificate) =>
        _ = new Deployment($"{ComponentName}-gateway", new DeploymentArgs
        {
            Metadata = Meta(Workload.Name),
            Spec = new DeploymentSpecArgs
            {
                Replicas = _settings.Replicas,
                Selector = Selector(),
                Template = Pod(
                    Container(),
                    new[]
                    {
                        PodParts.ConfigVolume("config", configuration.Metadata.Apply(metadata => metadata.Name)),
                        PodParts.SecretVolume("certificate", certificate.SecretName),
                    },
                    configHash: ConfigHash.Of(args.Configuration),
                    adjust: Adjust),
            },
        }, Child);

    private void Adjust(PodSpecArgs spec)
    {
        spec.SecurityContext = RestrictedSecurity.Pod(CollectorImage.User);
        // What it holds is sent before it ends, if its destinations answer.
        spec.TerminationGracePeriodSeconds = 60;
        if (_settings.Replicas > 1)
            SpreadOverNodes(spec);
    }

    private ContainerArgs Container() => new()
    {
        Name = "collector",
        Image = CollectorImage.Reference,
        Args = new[] { "--config=/config/collector.yaml" },
        // The garbage collector works harder before the memory limiter has to refuse.
        Env = { new EnvVarArgs { Name = "GOMEMLIMIT", Value = $"{(_settings.Resources.MemoryLimit * 0.75).Bytes >> 20}MiB" } },
        Ports =
        [
            .. CollectorTool.SpanPorts.Select(port => PodParts.Port(port.Name, port.Number)),
            PodParts.Port(CollectorTool.MetricsPortName, CollectorTool.MetricsPort),
            PodParts.Port(CollectorTool.HealthPortName, CollectorTool.HealthPort),
        ],
        Resources = PodParts.Resources(_settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpsProbe("/", CollectorTool.HealthPortName),
        LivenessProbe = PodParts.HttpsProbe("/", CollectorTool.HealthPortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts = { PodParts.Mount("config", "/config"), PodParts.Mount("certificate", CollectorConfig.Certificates) },
    };
}
