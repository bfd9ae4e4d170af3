using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Prometheus;

/// <summary>
/// One small Prometheus in the cluster. Use it for each instance of a stack: the one that scrapes, and the one that keeps the baselines.
/// Configuration and rules are reloaded in place, without a restart; samples survive restarts on a volume that <c>pulumi destroy</c> leaves
/// behind.
/// </summary>
public sealed class PrometheusServer : Tool
{
    /// <summary>Prometheus writes its head to disk when it is asked to stop; a killed one replays the log for minutes instead.</summary>
    public const int SecondsToFlush = 300;

    public PrometheusServer(string name, PrometheusServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:prometheus:PrometheusServer", name, args, options)
    {
        var configuration = Files("config", [new("prometheus.yml", args.Configuration)]);
        var rules = Files("rules", args.RuleFiles);
        if (args.FindsTargets)
            AllowDiscovery();
        Expose(PrometheusTool.PortName, PrometheusTool.Port, headless: true);
        Run(args, configuration, rules);
        RegisterOutputs();
    }

    private void AllowDiscovery() => AllowClusterWide(DiscoveryRules.Of("nodes/metrics"));

    private void Run(PrometheusServerArgs args, ConfigMap configuration, ConfigMap rules) => _ = new StatefulSet($"{ComponentName}-server", new StatefulSetArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new StatefulSetSpecArgs
        {
            Replicas = 1,
            ServiceName = Workload.Name,
            Selector = Selector(),
            Template = Pod(
                Container(args),
                new[]
                {
                    PodParts.ConfigVolume("config", configuration.Metadata.Apply(metadata => metadata.Name)),
                    PodParts.ConfigVolume("rules", rules.Metadata.Apply(metadata => metadata.Name)),
                }.Concat(args.Certificates.Select(CertificateVolume)).Concat(args.Authorities.Select(AuthorityVolume)).ToArray(),
                withToken: args.FindsTargets,
                adjust: GiveTimeToFlush),
            VolumeClaimTemplates = { PodParts.Claim("data", args.Instance.Volume, args.Instance.StorageClass) },
            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs { WhenDeleted = "Retain", WhenScaled = "Retain" },
        },
    }, Child);

    private static void GiveTimeToFlush(PodSpecArgs spec) => spec.TerminationGracePeriodSeconds = SecondsToFlush;

    private ContainerArgs Container(PrometheusServerArgs args) => new()
    {
        Name = "prometheus",
        Image = PrometheusImage.Reference,
        Args = PrometheusFlags.Of(args.Instance, Workload),
        Ports = { PodParts.Port(PrometheusTool.PortName, PrometheusTool.Port) },
        Resources = PodParts.Resources(args.Instance.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        // Replaying the write-ahead log may take many minutes; until it is done no other probe runs.
        StartupProbe = PodParts.HttpProbe("/-/ready", PrometheusTool.PortName, periodSeconds: 15, failureThreshold: 60),
        ReadinessProbe = PodParts.HttpProbe("/-/ready", PrometheusTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/-/healthy", PrometheusTool.PortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts = new[]
        {
            PodParts.Mount("config", "/etc/prometheus/config"),
            PodParts.Mount("rules", PrometheusConfig.RulesDirectory),
            PodParts.Mount("data", "/prometheus", readOnly: false),
        }
        .Concat(args.Certificates.Select(certificate => PodParts.Mount(VolumeOf(certificate), PrometheusPlace.Pod.DirectoryOf(certificate))))
        .Concat(args.Authorities.Select(authority => PodParts.Mount(VolumeOf(authority), PrometheusPlace.Pod.DirectoryOf(authority)))).ToArray(),
    };

    private static string VolumeOf(ClientCertificate certificate) => $"certificate-{certificate.Secret}";

    private static VolumeArgs CertificateVolume(ClientCertificate certificate) => new()
    {
        Name = VolumeOf(certificate),
        // 0440: the key is readable through the pod's group.
        Secret = new SecretVolumeSourceArgs { SecretName = certificate.Secret, DefaultMode = 288 },
    };

    private static string VolumeOf(CertificateAuthority authority) => $"authority-{authority.Secret}";

    /// <summary>The Secret may hold keys too, which are none of Prometheus' business.</summary>
    private static VolumeArgs AuthorityVolume(CertificateAuthority authority) => new()
    {
        Name = VolumeOf(authority),
        Secret = new SecretVolumeSourceArgs
        {
            SecretName = authority.Secret,
            Items = { new KeyToPathArgs { Key = PrometheusConfig.AuthorityFile, Path = PrometheusConfig.AuthorityFile } },
        },
    };
}
