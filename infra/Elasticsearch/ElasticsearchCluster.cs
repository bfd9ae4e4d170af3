using System.Globalization;
using Monitoring.Certificates;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Random;

namespace Monitoring.Elasticsearch;

/// <summary>
/// One Elasticsearch cluster for logs and traces. Use it once per stack. TLS and log-in from the first start; data survive on volumes that
/// <c>pulumi destroy</c> leaves behind. Everything inside it (users, templates, lifecycle) is the set-up job's work.
/// </summary>
public sealed class ElasticsearchCluster : Tool
{
    /// <summary>The user of the set-up job; it lives in a file of every node, so its password can change at any time.</summary>
    public const string SetupUser = "setup";

    private const string Home = "/usr/share/elasticsearch";
    private readonly ElasticsearchTool _tool;

    public ElasticsearchCluster(string name, ElasticsearchClusterArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchCluster", name, args, options)
    {
        _tool = args.Tool;
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [Workload.Name, _tool.NodesService], new() { Parent = this });
        var configuration = Files("config", [new("elasticsearch.yml", args.Configuration), new("bootstrap.sh", Script.Read("bootstrap.sh"))]);
        var password = new RandomPassword($"{name}-setup-password", new RandomPasswordArgs { Length = 32, Special = false }, Child);
        var users = KeepUsers(password);
        Expose(ElasticsearchTool.HttpPortName, ElasticsearchTool.HttpPort);
        var nodes = ExposeNodes();
        Run(args, certificate, configuration, users, nodes, password);
        LetOneBeAway(_tool.Settings.Nodes);

        SetupPassword = password.Result;
        RegisterOutputs();
    }

    /// <summary>Password of <see cref="SetupUser"/> (secret).</summary>
    [Output("setupPassword")]
    public Output<string> SetupPassword { get; private set; }

    private Secret KeepUsers(RandomPassword password) => new($"{ComponentName}-setup-user", new SecretArgs
    {
        Metadata = Meta($"{Workload.Name}-setup-user"),
        Type = "Opaque",
        StringData =
        {
            ["users"] = password.BcryptHash.Apply(hash => $"{SetupUser}:{hash}\n"),
            ["users_roles"] = $"superuser:{SetupUser}\n",
        },
    }, Child);

    private Service ExposeNodes() => new($"{ComponentName}-nodes", new ServiceArgs
    {
        Metadata = Meta(_tool.NodesService),
        Spec = new ServiceSpecArgs
        {
            ClusterIP = "None",
            PublishNotReadyAddresses = true,
            Selector = StackLabels.Selector(Workload),
            Ports = { new ServicePortArgs { Name = ElasticsearchTool.TransportPortName, Port = ElasticsearchTool.TransportPort, TargetPort = ElasticsearchTool.TransportPortName } },
        },
    }, Child);

    private void Run(ElasticsearchClusterArgs args, ServerCertificate certificate, ConfigMap configuration, Secret users, Service nodes, RandomPassword password) =>
        _ = new StatefulSet($"{ComponentName}-server", new StatefulSetArgs
        {
            Metadata = Meta(Workload.Name),
            Spec = new StatefulSetSpecArgs
            {
                Replicas = _tool.Settings.Nodes,
                ServiceName = nodes.Metadata.Apply(metadata => metadata.Name),
                // Nodes need each other to become ready.
                PodManagementPolicy = "Parallel",
                Selector = Selector(),
                Template = Pod(
                    Container(args.Version),
                    (VolumeArgs[])
                    [
                        PodParts.ConfigVolume("stack", configuration.Metadata.Apply(metadata => metadata.Name)),
                        PodParts.SecretVolume("users", users.Metadata.Apply(metadata => metadata.Name)),
                        PodParts.SecretVolume("certificate", certificate.SecretName),
                        PodParts.Scratch("config", "16Mi"),
                        PodParts.Scratch("logs", "256Mi"),
                        PodParts.Scratch("tmp", "256Mi"),
                        .. _tool.Settings.Snapshots.AreOn ? [PodParts.SecretVolume("keystore", _tool.Settings.Snapshots.Secret)] : Array.Empty<VolumeArgs>(),
                    ],
                    // Certificates are read again by themselves; what bootstrap.sh copies is not.
                    configHash: password.BcryptHash.Apply(hash => ConfigHash.Of(args.Configuration, hash)),
                    adjust: spec => Adjust(spec, args.Version)),
                VolumeClaimTemplates = { PodParts.Claim("data", _tool.Settings.Volume, _tool.Settings.StorageClass) },
                PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs { WhenDeleted = "Retain", WhenScaled = "Retain" },
            },
        }, Child);

    private void Adjust(PodSpecArgs spec, string version)
    {
        spec.SecurityContext = RestrictedSecurity.Pod(ElasticsearchImage.User);
        // A node that is asked to stop hands over what it leads and writes out what it holds.
        spec.TerminationGracePeriodSeconds = 180;
        spec.InitContainers = new[] { Bootstrap(version) };
        if (_tool.Settings.Nodes > 1)
            SpreadStrictly(spec);
    }

    /// <summary>Two nodes of three on one host would be lost together, and the cluster with them.</summary>
    private void SpreadStrictly(PodSpecArgs spec) => spec.Affinity = new AffinityArgs
    {
        PodAntiAffinity = new PodAntiAffinityArgs
        {
            RequiredDuringSchedulingIgnoredDuringExecution = { new PodAffinityTermArgs { TopologyKey = "kubernetes.io/hostname", LabelSelector = Selector() } },
        },
    };

    private ContainerArgs Bootstrap(string version) => new()
    {
        Name = "bootstrap",
        Image = ElasticsearchImage.Reference(version),
        Command = new[] { "/bin/bash", "/stack/bootstrap.sh" },
        Env =
        {
            new EnvVarArgs { Name = "IMAGE", Value = $"{Home}/config" },
            new EnvVarArgs { Name = "STACK", Value = "/stack" },
            new EnvVarArgs { Name = "USERS", Value = "/users" },
            new EnvVarArgs { Name = "KEYSTORE", Value = _tool.Settings.Snapshots.AreOn ? "/keystore" : "" },
            new EnvVarArgs { Name = "CONFIG", Value = "/config" },
            new EnvVarArgs { Name = "DATA", Value = $"{Home}/data" },
            new EnvVarArgs { Name = "INITIAL_MASTERS", Value = _tool.Settings.Nodes > 1 ? string.Join(',', _tool.NodeNames) : "" },
            new EnvVarArgs { Name = "PEERS", Value = string.Join(',', _tool.NodeNames.Select(node => $"{node}.{_tool.NodesService}")) },
            new EnvVarArgs { Name = "READINESS_PORT", Value = ElasticsearchTool.ReadinessPort.ToString(CultureInfo.InvariantCulture) },
        },
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 50, memory: 32, memoryLimit: _tool.Settings.Snapshots.AreOn ? 256 : 64)),
        SecurityContext = RestrictedSecurity.Container(),
        VolumeMounts =
        [
            PodParts.Mount("stack", "/stack"),
            PodParts.Mount("users", "/users"),
            PodParts.Mount("config", "/config", readOnly: false),
            PodParts.Mount("data", $"{Home}/data"),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
            .. _tool.Settings.Snapshots.AreOn ? [PodParts.Mount("keystore", "/keystore")] : Array.Empty<VolumeMountArgs>(),
        ],
    };

    private ContainerArgs Container(string version) => new()
    {
        Name = "elasticsearch",
        Image = ElasticsearchImage.Reference(version),
        Env =
        {
            PodParts.FieldVariable("POD_NAME", "metadata.name"),
            PodParts.FieldVariable("POD_IP", "status.podIP"),
            new EnvVarArgs { Name = "ES_JAVA_OPTS", Value = $"-Xms{_tool.Settings.Heap.Bytes >> 20}m -Xmx{_tool.Settings.Heap.Bytes >> 20}m" },
        },
        Ports =
        {
            PodParts.Port(ElasticsearchTool.HttpPortName, ElasticsearchTool.HttpPort),
            PodParts.Port(ElasticsearchTool.TransportPortName, ElasticsearchTool.TransportPort),
            PodParts.Port(ElasticsearchTool.ReadinessPortName, ElasticsearchTool.ReadinessPort),
        },
        Resources = PodParts.Resources(_tool.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        StartupProbe = PodParts.TcpProbe(ElasticsearchTool.HttpPortName, periodSeconds: 10, failureThreshold: 60),
        ReadinessProbe = PodParts.TcpProbe(ElasticsearchTool.ReadinessPortName),
        // Only a process that answers nothing at all is restarted: a cluster in trouble is not helped by restarts.
        LivenessProbe = PodParts.TcpProbe(ElasticsearchTool.HttpPortName, periodSeconds: 30, failureThreshold: 10),
        VolumeMounts =
        {
            PodParts.Mount("config", $"{Home}/config", readOnly: false),
            PodParts.Mount("certificate", $"{Home}/config/{ElasticsearchConfig.Certificates}"),
            PodParts.Mount("data", $"{Home}/data", readOnly: false),
            PodParts.Mount("logs", $"{Home}/logs", readOnly: false),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        },
    };
}
