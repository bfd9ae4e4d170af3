using System.Collections.Immutable;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Random;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Monitoring.Grafana;

/// <summary>
/// One Grafana without state: everything it shows comes from files, so its password is always the stack's and nothing has to be backed up.
/// Use it once per stack. A changed dashboard appears within two minutes without a restart; changed data sources roll the pod once.
/// </summary>
public sealed class GrafanaServer : Tool
{
    private const string DatasourceSecrets = "datasource-secrets";

    public GrafanaServer(string name, GrafanaServerArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:grafana:GrafanaServer", name, args, options)
    {
        var datasources = Files("datasources", [new("stack.yaml", args.Datasources)]);
        var folders = Files("dashboard-folders", [new("stack.yaml", args.DashboardFolders)]);
        var password = KeepPassword();
        var dashboards = args.Dashboards.Select(dashboard => (dashboard.Directory, dashboard.Name, Map: KeepDashboard(dashboard))).ToList();
        Expose(GrafanaTool.PortName, GrafanaTool.Port);
        Publish(args.Settings.Ingress, GrafanaTool.PortName);

        var volumes = new List<VolumeArgs>
        {
            PodParts.ConfigVolume("datasources", NameOf(datasources)),
            PodParts.ConfigVolume("dashboard-folders", NameOf(folders)),
            new() { Name = "secrets", Secret = new SecretVolumeSourceArgs { SecretName = password.Metadata.Apply(metadata => metadata.Name), DefaultMode = 288 } },
            PodParts.Scratch("data", "512Mi"),
            PodParts.Scratch("tmp", "128Mi"),
        };
        foreach (var folder in dashboards.GroupBy(dashboard => dashboard.Directory, StringComparer.Ordinal))
            volumes.Add(FolderVolume(folder.Key, folder.Select(dashboard => (dashboard.Name, dashboard.Map))));

        if (KeepDatasourceSecrets(args.DatasourceSecrets) is { } secrets)
            volumes.Add(PodParts.SecretVolume(DatasourceSecrets, secrets.Metadata.Apply(metadata => metadata.Name)));

        Run(args, volumes, dashboards.Select(dashboard => dashboard.Directory).Distinct(StringComparer.Ordinal));
        RegisterOutputs();
    }

    private Secret KeepPassword() => new($"{ComponentName}-admin", new SecretArgs
    {
        Metadata = Meta($"{Workload.Name}-admin"),
        Type = "Opaque",
        StringData =
        {
            [GrafanaTool.AdminPasswordKey] = new RandomPassword($"{ComponentName}-admin-password", new RandomPasswordArgs
            {
                Length = 32, Special = false,
            }, new CustomResourceOptions { Parent = this }).Result,
        },
    }, Child);

    private Secret? KeepDatasourceSecrets(ImmutableArray<DatasourceSecret> secrets)
    {
        if (secrets.IsEmpty)
            return null;
        var files = new InputMap<string>();
        foreach (var secret in secrets)
            foreach (var (file, content) in secret.Files)
                files.Add(GrafanaProvisioning.SecretFile(secret.Uid, file), content);
        return new Secret($"{ComponentName}-{DatasourceSecrets}", new SecretArgs { Metadata = Meta($"{Workload.Name}-{DatasourceSecrets}"), Type = "Opaque", StringData = files }, Child);
    }

    /// <summary>Changes with everything that Grafana reads only at start.</summary>
    private static Output<string> HashOf(GrafanaServerArgs args) => Output.All(args.DatasourceSecrets.SelectMany(secret => secret.Files.Values).ToArray())
        .Apply(secrets => ConfigHash.Of([args.Datasources, args.DashboardFolders, .. secrets]));

    private ConfigMap KeepDashboard(GrafanaDashboard dashboard) =>
        Files($"dashboard-{dashboard.Directory}-{dashboard.Name}", [new($"{dashboard.Name}.json", dashboard.Json)]);

    private static VolumeArgs FolderVolume(string directory, IEnumerable<(string Name, ConfigMap Map)> dashboards) => new()
    {
        Name = $"dashboards-{directory}",
        Projected = new ProjectedVolumeSourceArgs
        {
            Sources = dashboards.Select(dashboard => new VolumeProjectionArgs
            {
                ConfigMap = new ConfigMapProjectionArgs { Name = NameOf(dashboard.Map) },
            }).ToArray(),
        },
    };

    private void Run(GrafanaServerArgs args, List<VolumeArgs> volumes, IEnumerable<string> directories) => _ = new Deployment($"{ComponentName}-server", new DeploymentArgs
    {
        Metadata = Meta(Workload.Name),
        Spec = new DeploymentSpecArgs
        {
            Replicas = 1,
            Selector = Selector(),
            Template = Pod(
                Container(args, directories),
                volumes,
                configHash: HashOf(args)),
        },
    }, Child);

    private static ContainerArgs Container(GrafanaServerArgs args, IEnumerable<string> directories) => new()
    {
        Name = "grafana",
        Image = GrafanaImage.Reference,
        Env = GrafanaEnvironment.Of(args.Settings).Select(variable => new EnvVarArgs { Name = variable.Key, Value = variable.Value }).ToArray(),
        Ports = { PodParts.Port(GrafanaTool.PortName, GrafanaTool.Port) },
        Resources = PodParts.Resources(args.Settings.Resources),
        SecurityContext = RestrictedSecurity.Container(),
        // The first start creates the database, which a slow node takes a minute for.
        StartupProbe = PodParts.HttpProbe("/api/health", GrafanaTool.PortName, periodSeconds: 5, failureThreshold: 60),
        ReadinessProbe = PodParts.HttpProbe("/api/health", GrafanaTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/api/health", GrafanaTool.PortName, periodSeconds: 30, failureThreshold: 10),
        VolumeMounts =
        [
            PodParts.Mount("datasources", "/etc/grafana/provisioning/datasources"),
            PodParts.Mount("dashboard-folders", "/etc/grafana/provisioning/dashboards"),
            PodParts.Mount("secrets", "/etc/grafana/secrets"),
            .. args.DatasourceSecrets.IsEmpty ? Array.Empty<VolumeMountArgs>() : [PodParts.Mount(DatasourceSecrets, GrafanaProvisioning.SecretsDirectory)],
            PodParts.Mount("data", "/var/lib/grafana", readOnly: false),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
            .. directories.Select(directory => PodParts.Mount($"dashboards-{directory}", $"{GrafanaProvisioning.DashboardsDirectory}/{directory}")),
        ],
    };

    private static Output<string> NameOf(ConfigMap map) => map.Metadata.Apply(metadata => metadata.Name);
}
