using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Alertmanager;

/// <summary>
/// One to three Alertmanagers that act as one. Use it once per stack. Silences and the log of what was sent survive restarts on a volume;
/// a changed configuration rolls the pods once.
/// </summary>
public sealed class AlertmanagerServer : Tool
{
    public AlertmanagerServer(string name, AlertmanagerServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:alertmanager:AlertmanagerServer", name, args, options)
    {
        var configuration = Files("config", [new("alertmanager.yml", args.Configuration)]);
        var secrets = KeepSecrets(args);
        Expose(AlertmanagerTool.PortName, AlertmanagerTool.Port);
        var peers = ExposePeers();
        Run(args, configuration, secrets, peers);
        LetOneBeAway(args.Settings.Replicas);
        RegisterOutputs();
    }

    private Secret KeepSecrets(AlertmanagerServerArgs args)
    {
        var files = new InputMap<string>();
        foreach (var (file, value) in args.Secrets)
            files.Add(file, value);
        return new Secret($"{ComponentName}-secrets", new SecretArgs
        {
            Metadata = Meta($"{Workload.Name}-secrets"),
            Type = "Opaque",
            StringData = files,
        }, Child);
    }

    private Service ExposePeers() => new($"{ComponentName}-peers", new ServiceArgs
    {
        Metadata = Meta($"{Workload.Name}-peers"),
        Spec = new ServiceSpecArgs
        {
            ClusterIP = "None",
            PublishNotReadyAddresses = true,
            Selector = StackLabels.Selector(Workload),
            Ports =
            {
                new ServicePortArgs { Name = "gossip-tcp", Port = AlertmanagerTool.GossipPort, TargetPort = "gossip-tcp" },
                new ServicePortArgs { Name = "gossip-udp", Port = AlertmanagerTool.GossipPort, TargetPort = "gossip-udp", Protocol = "UDP" },
            },
        },
    }, Child);

    private void Run(AlertmanagerServerArgs args, ConfigMap configuration, Secret secrets, Service peers) => _ = new StatefulSet($"{ComponentName}-server", new StatefulSetArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new StatefulSetSpecArgs
        {
            Replicas = args.Settings.Replicas,
            ServiceName = peers.Metadata.Apply(metadata => metadata.Name),
            // Replicas need each other to become ready together after a full stop.
            PodManagementPolicy = "Parallel",
            Selector = Selector(),
            Template = Pod(
                Container(args.Settings),
                new[]
                {
                    PodParts.ConfigVolume("config", configuration.Metadata.Apply(metadata => metadata.Name)),
                    new VolumeArgs { Name = "secrets", Secret = new SecretVolumeSourceArgs { SecretName = secrets.Metadata.Apply(metadata => metadata.Name), DefaultMode = 288 } },
                },
                configHash: ConfigHash.Of(args.Configuration),
                adjust: SpreadOverNodes),
            VolumeClaimTemplates = { PodParts.Claim("data", args.Settings.Volume, args.Settings.StorageClass) },
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs { WhenDeleted = "Retain", WhenScaled = "Retain" },
        },
    }, Child);

    private ContainerArgs Container(AlertmanagerSettings settings) => new()
    {
        Name = "alertmanager",
        Image = AlertmanagerImage.Reference,
        Args = AlertmanagerFlags.Of(settings, Workload),
        Env = { new EnvVarArgs { Name = AlertmanagerFlags.PodAddress, ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = "status.podIP" } } } },
        Ports =
        {
            PodParts.Port(AlertmanagerTool.PortName, AlertmanagerTool.Port),
            PodParts.Port("gossip-tcp", AlertmanagerTool.GossipPort),
            PodParts.Port("gossip-udp", AlertmanagerTool.GossipPort, "UDP"),
        },
        Resources = PodParts.Resources(settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.HttpProbe("/-/ready", AlertmanagerTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/-/healthy", AlertmanagerTool.PortName, periodSeconds: 30),
        VolumeMounts =
        {
            PodParts.Mount("config", "/etc/alertmanager/config"),
            PodParts.Mount("secrets", AlertmanagerConfig.SecretsDirectory),
            PodParts.Mount("data", "/alertmanager", readOnly: false),
        },
    };
}
