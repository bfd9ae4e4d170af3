using Monitoring.Certificates;
using Monitoring.Logging;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Fluentd;

/// <summary>
/// Fluentd on every node. Use it once per cluster. It runs as root, because log files are root's alone, but without any capability, and it can
/// write nowhere but to its own directory on the node, where buffers and positions outlive the pod.
/// </summary>
public sealed class FluentdAgent : Tool
{
    private const string Configuration = "/fluentd/etc";

    private readonly FluentdTool _tool;

    public FluentdAgent(string name, FluentdAgentArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:fluentd:FluentdAgent", name, args, options)
    {
        _tool = args.Tool;
        AllowClusterWide(Rule([""], ["namespaces", "pods"], ["get", "list", "watch"]));
        var configuration = Files("config", args.Configuration);
        var secrets = args.Secrets.Where(secret => _tool.Flow.Collected.Any(destination => destination.Name == secret.Destination)).Select(Keep).ToList();
        var certificate = new ServerCertificate($"{name}-certificate", args.Authority, args.Site, [], new() { Parent = this });
        Run(configuration, certificate, secrets, Output.All(secrets.Select(secret => secret.Hash).Append(certificate.Hash)).Apply(hashes => ConfigHash.Of([.. args.Configuration.Values, .. hashes])));
        RegisterOutputs();
    }

    private Kept Keep(DestinationSecret secret)
    {
        var name = $"{Workload.Name}-{secret.Destination}";
        var kept = new Secret($"{ComponentName}-{secret.Destination}", new SecretArgs { Metadata = Meta(name), Type = "Opaque", StringData = secret.Files }, Child);
        Output<System.Collections.Immutable.ImmutableDictionary<string, string>> files = secret.Files;
        return new(
            secret.Destination,
            kept.Metadata.Apply(metadata => metadata.Name),
            files.Apply(all => ConfigHash.Of(all.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value))));
    }

    private void Run(ConfigMap configuration, ServerCertificate certificate, IReadOnlyCollection<Kept> secrets, Output<string> configHash) => RunOnNodes(Pod(
        Container(secrets),
        secrets.Select(secret => PodParts.SecretVolume(secret.Volume, secret.Name))
            .Prepend(PodParts.SecretVolume("certificate", certificate.SecretName))
            .Prepend(PodParts.Scratch("tmp", "64Mi"))
            .Prepend(Host("state", _tool.HostDirectory, "DirectoryOrCreate"))
            .Prepend(Host("logs", "/var/log", "Directory"))
            .Prepend(PodParts.ConfigVolume("config", configuration.Metadata.Apply(metadata => metadata.Name)))
            .ToArray(),
        configHash,
        withToken: true,
        adjust: OnTheHost));

    private static void OnTheHost(PodSpecArgs spec)
    {
        spec.SecurityContext = new PodSecurityContextArgs { RunAsUser = 0, RunAsGroup = 0, SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" } };
        OnEveryNode(spec);
        // Lines that wait for their trace to end are passed on; buffers stay where they are.
        spec.TerminationGracePeriodSeconds = 60;
    }

    private ContainerArgs Container(IReadOnlyCollection<Kept> secrets) => new()
    {
        Name = "fluentd",
        Image = FluentdImage.Reference,
        Env = Environment().ToArray(),
        Ports = { PodParts.Port(FluentdTool.PortName, FluentdTool.Port) },
        Resources = PodParts.Resources(_tool.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        StartupProbe = PodParts.HttpsProbe("/metrics", FluentdTool.PortName, failureThreshold: 30),
        ReadinessProbe = PodParts.HttpsProbe("/metrics", FluentdTool.PortName),
        LivenessProbe = PodParts.HttpsProbe("/metrics", FluentdTool.PortName, periodSeconds: 30, failureThreshold: 6),
        VolumeMounts = secrets.Select(secret => PodParts.Mount(secret.Volume, DestinationSecret.Directory(secret.Destination)))
            .Prepend(PodParts.Mount("certificate", FluentdTool.Certificate))
            .Prepend(PodParts.Mount("tmp", "/tmp", readOnly: false))
            .Prepend(PodParts.Mount("state", FluentdTool.State, readOnly: false))
            .Prepend(PodParts.Mount("logs", "/var/log"))
            .Prepend(PodParts.Mount("config", Configuration))
            .ToArray(),
    };

    private IEnumerable<EnvVarArgs> Environment()
    {
        // The plug-in for metadata watches the pods of this node only, by exactly this name.
        yield return PodParts.FieldVariable("K8S_NODE_NAME", "spec.nodeName");
        foreach (var destination in _tool.Flow.Collected)
        {
            foreach (var (variable, key) in destination.Variables)
                yield return PodParts.SecretVariable(variable, $"{Workload.Name}-{destination.Name}", key);
        }
    }

    private static VolumeArgs Host(string name, string path, string type) => new()
    {
        Name = name, HostPath = new HostPathVolumeSourceArgs { Path = path, Type = type },
    };

    private sealed record Kept(string Destination, Output<string> Name, Output<string> Hash)
    {
        public string Volume => $"to-{Destination}";
    }
}
