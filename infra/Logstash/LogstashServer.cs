using Monitoring.Certificates;
using Monitoring.Logging;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Random;

namespace Monitoring.Logstash;

/// <summary>
/// Logstash between the collectors and the destinations of logs. Use it once per stack. What it has acknowledged is on its volume, which
/// <c>pulumi destroy</c> leaves behind; changed pipelines are loaded without a restart.
/// </summary>
public sealed class LogstashServer : Tool
{
    private const string Home = "/usr/share/logstash";

    /// <summary>File of the stack's authority inside the exporter's container.</summary>
    private const string Authority = "/etc/authority/ca.crt";

    private readonly LogstashServerArgs _args;
    private readonly IReadOnlyList<DestinationSecret> _secrets;

    public LogstashServer(string name, LogstashServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:logstash:LogstashServer", name, args, options)
    {
        _args = args;
        _secrets = [.. args.Secrets.Where(secret => args.Destinations.Any(destination => destination.Name == secret.Destination))];
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this }, withKeyStore: true);
        var settings = Files("settings", args.Configuration);
        var pipelines = Files("pipelines", args.Pipelines.Select(pipeline => KeyValuePair.Create($"{pipeline.Name}.conf", pipeline.Text)));
        var password = new RandomPassword($"{name}-input-password", new RandomPasswordArgs { Length = 32, Special = false }, Child).Result;
        var input = Keep("input", new() { [LogstashTool.PasswordKey] = password });
        var destinations = _secrets.Select(secret => (secret.Destination, Secret: Keep(SecretOf(secret), secret.Files))).ToList();
        Expose(LogstashTool.InputPortName, LogstashTool.InputPort);
        Run(
            [
                PodParts.ConfigVolume("settings", settings.Metadata.Apply(map => map.Name)),
                PodParts.ConfigVolume("pipelines", pipelines.Metadata.Apply(map => map.Name)),
                PodParts.SecretVolume("certificate", certificate.SecretName),
                .. destinations.Select(destination => PodParts.SecretVolume(VolumeOf(destination.Destination), destination.Secret.Metadata.Apply(secret => secret.Name))),
                PodParts.Scratch("tmp", "256Mi"),
            ],
            input,
            certificate,
            Hash(certificate, password));
        LetOneBeAway(_args.Tool.Settings.Replicas);

        Access = new DestinationSecret(LogstashTool.Name, new() { [LogstashTool.PasswordKey] = password, ["ca.crt"] = args.Authority.Certificate });
        RegisterOutputs();
    }

    /// <summary>What collectors need to be let in.</summary>
    public DestinationSecret Access { get; }

    private Secret Keep(string suffix, InputMap<string> files) => new($"{ComponentName}-{suffix}", new SecretArgs
    {
        Metadata = Meta($"{Workload.Name}-{suffix}"),
        Type = "Opaque",
        StringData = files,
    }, Child);

    private static string SecretOf(DestinationSecret secret) => $"destination-{secret.Destination}";

    private static string VolumeOf(string destination) => $"destination-{destination}";

    /// <summary>Settings, certificate and passwords are read at start only; pipelines are not among them.</summary>
    private Output<string> Hash(ServerCertificate certificate, Output<string> password) =>
        Output.All([certificate.Hash, password, .. _secrets.Select(secret => secret.Files.Apply(files => ConfigHash.Of(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value))))])
            .Apply(texts => ConfigHash.Of([.. _args.Configuration.Values, .. texts]));

    private void Run(VolumeArgs[] volumes, Secret input, ServerCertificate certificate, Output<string> hash) => _ = new StatefulSet($"{ComponentName}-server", new StatefulSetArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new StatefulSetSpecArgs
        {
            Replicas = _args.Tool.Settings.Replicas,
            ServiceName = Workload.Name,
            // Each has its own queue; none waits for another.
            PodManagementPolicy = "Parallel",
            Selector = Selector(),
            Template = Pod(Container(input, certificate), volumes, hash, adjust: Adjust),
            VolumeClaimTemplates = { PodParts.Claim("data", _args.Tool.Settings.Volume, _args.Tool.Settings.StorageClass) },
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs { WhenDeleted = "Retain", WhenScaled = "Retain" },
        },
    }, Child);

    private void Adjust(PodSpecArgs spec)
    {
        spec.SecurityContext = RestrictedSecurity.Pod(LogstashImage.User);
        // Batches that are under way end first.
        spec.TerminationGracePeriodSeconds = 120;
        spec.InitContainers = new[] { Prepare() };
        spec.Containers.Add(Exporter());
        if (_args.Tool.Settings.Replicas > 1)
            SpreadOverNodes(spec);
    }

    /// <summary>The reader of dead letters does not start where nothing has been refused yet.</summary>
    private ContainerArgs Prepare() => new()
    {
        Name = "prepare",
        Image = LogstashImage.Reference(_args.Version),
        Command = ["mkdir", "-p", .. _args.Pipelines.Where(pipeline => pipeline.KeepsDeadLetters).Select(pipeline => $"{LogstashConfig.DeadLetterDirectory}/{pipeline.Name}")],
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 10, memory: 16, memoryLimit: 32)),
        SecurityContext = RestrictedSecurity.Container(),
        VolumeMounts = { PodParts.Mount("data", LogstashConfig.DataDirectory, readOnly: false) },
    };

    private ContainerArgs Container(Secret input, ServerCertificate certificate) => new()
    {
        Name = "logstash",
        Image = LogstashImage.Reference(_args.Version),
        // Not the image's entry point, which writes environment variables into a file of the image.
        Command = new[] { $"{Home}/bin/logstash", "--path.settings", LogstashConfig.SettingsDirectory },
        Env =
        [
            PodParts.FieldVariable("POD_NAME", "metadata.name"),
            new EnvVarArgs { Name = "LS_JAVA_OPTS", Value = $"-Dls.cgroup.cpuacct.path.override=/ -Dls.cgroup.cpu.path.override=/ -Xms{_args.Tool.Settings.Heap.Bytes >> 20}m -Xmx{_args.Tool.Settings.Heap.Bytes >> 20}m" },
            PodParts.SecretVariable(LogstashTool.PasswordVariable, input.Metadata.Apply(secret => secret.Name), LogstashTool.PasswordKey),
            PodParts.SecretVariable(LogstashConfig.KeyStorePassword, certificate.SecretName, JavaKeyStore.PasswordFile),
            .. _args.Destinations.SelectMany(destination => destination.Variables.Select(variable => PodParts.SecretVariable(variable.Key, $"{Workload.Name}-{VolumeOf(destination.Name)}", variable.Value))),
        ],
        Ports =
        {
            PodParts.Port(LogstashTool.InputPortName, LogstashTool.InputPort),
            PodParts.Port(LogstashTool.ApiPortName, LogstashTool.ApiPort),
        },
        Resources = PodParts.Resources(_args.Tool.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        StartupProbe = PodParts.HttpsProbe("/", LogstashTool.ApiPortName, periodSeconds: 10, failureThreshold: 60),
        // Ready is what takes logs. A full queue says so itself, with an answer that makes the sender come back.
        ReadinessProbe = PodParts.TcpProbe(LogstashTool.InputPortName),
        LivenessProbe = PodParts.HttpsProbe("/", LogstashTool.ApiPortName, periodSeconds: 30, failureThreshold: 10),
        VolumeMounts =
        [
            PodParts.Mount("settings", LogstashConfig.SettingsDirectory),
            PodParts.Mount("pipelines", LogstashConfig.PipelineDirectory),
            PodParts.Mount("certificate", LogstashPipelines.Certificates),
            .. _secrets.Select(secret => PodParts.Mount(VolumeOf(secret.Destination), DestinationSecret.Directory(secret.Destination))),
            PodParts.Mount("data", LogstashConfig.DataDirectory, readOnly: false),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        ],
    };

    private static ContainerArgs Exporter() => new()
    {
        Name = "exporter",
        Image = LogstashImage.Exporter,
        Env =
        {
            new EnvVarArgs { Name = "LOGSTASH_URL", Value = $"https://localhost:{LogstashTool.ApiPort}" },
            // Go's own variable: whom to believe that it is localhost.
            new EnvVarArgs { Name = "SSL_CERT_FILE", Value = Authority },
        },
        Ports = { PodParts.Port(LogstashTool.MetricsPortName, LogstashTool.MetricsPort) },
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 10, memory: 24, memoryLimit: 64)),
        SecurityContext = RestrictedSecurity.Container(),
        ReadinessProbe = PodParts.TcpProbe(LogstashTool.MetricsPortName),
        LivenessProbe = PodParts.TcpProbe(LogstashTool.MetricsPortName, periodSeconds: 30, failureThreshold: 10),
        // Not the key beside it.
        VolumeMounts = { new VolumeMountArgs { Name = "certificate", MountPath = Authority, SubPath = StackAuthority.CertificateFile, ReadOnly = true } },
    };
}
