using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.BlackboxExporter;

/// <summary>
/// The blackbox exporter: asks addresses as somebody would who depends on them. Use it once per stack. It keeps nothing, and whom it may ask is what the
/// probes name.
/// </summary>
public sealed class BlackboxExporterServer : Tool
{
    public BlackboxExporterServer(string name, BlackboxExporterArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:blackbox-exporter:BlackboxExporterServer", name, args, options)
    {
        var authority = args.Authority ?? Output.Create("");
        var files = new ConfigMap($"{name}-config", new ConfigMapArgs
        {
            Metadata = Meta($"{Workload.Name}-config"),
            Data = { [BlackboxConfig.File] = args.Configuration, [BlackboxConfig.AuthorityFile] = authority },
        }, Child);
        Expose(BlackboxExporterTool.PortName, BlackboxExporterTool.Port);
        Run(args, files, authority.Apply(certificate => ConfigHash.Of(args.Configuration, certificate)));
        RegisterOutputs();
    }

    private void Run(BlackboxExporterArgs args, ConfigMap files, Output<string> hash) => _ = new Deployment($"{ComponentName}-server", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = 1,
            Selector = Selector(),
            Template = Pod(Container(args), new[] { PodParts.ConfigVolume("config", files.Metadata.Apply(metadata => metadata.Name)) }, configHash: hash),
        },
    }, Child);

    private static ContainerArgs Container(BlackboxExporterArgs args) => new()
    {
        Name = "blackbox-exporter",
        Image = BlackboxExporterImage.Reference,
        Args = new[] { $"--config.file={BlackboxConfig.Directory}/{BlackboxConfig.File}", $"--web.listen-address=:{BlackboxExporterTool.Port}" },
        Ports = { PodParts.Port(BlackboxExporterTool.PortName, BlackboxExporterTool.Port) },
        Resources = PodParts.Resources(args.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpProbe("/-/healthy", BlackboxExporterTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/-/healthy", BlackboxExporterTool.PortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts = { PodParts.Mount("config", BlackboxConfig.Directory) },
    };
}
