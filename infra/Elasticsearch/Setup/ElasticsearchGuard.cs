using System.Globalization;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// Looks at Elasticsearch's disks every few minutes and shortens the retention before one fills up: an Elasticsearch at its last watermark takes
/// no writes at all, and everybody's logs stop. Use it once per stack.
/// </summary>
public sealed class ElasticsearchGuard : Tool
{
    public ElasticsearchGuard(string name, ElasticsearchGuardArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchGuard", name, args, options)
    {
        var script = Files("script", [new("guard.sh", Script.Read("guard.sh"))]);
        var secret = new Secret($"{name}-access", new SecretArgs
        {
            Metadata = Meta($"{Workload.Name}-access"),
            Type = "Opaque",
            StringData = { ["password"] = args.Access.PasswordOf(ElasticsearchUser.Guard), ["ca.crt"] = args.Access.Authority },
        }, Child);
        Schedule(args, script, secret);
        RegisterOutputs();
    }

    private void Schedule(ElasticsearchGuardArgs args, ConfigMap script, Secret secret) => RunAgain(
        "*/10 * * * *",
        latest: 300,
        new JobSpecArgs { BackoffLimit = 1, ActiveDeadlineSeconds = 540 },
        Pod(
            Container(args),
            new[]
            {
                PodParts.ConfigVolume("script", script.Metadata.Apply(map => map.Name)),
                PodParts.SecretVolume("access", secret.Metadata.Apply(access => access.Name)),
                PodParts.Scratch("tmp", "16Mi"),
            },
            adjust: ToTheEnd));

    private static void ToTheEnd(PodSpecArgs spec)
    {
        spec.RestartPolicy = "Never";
        spec.SecurityContext = RestrictedSecurity.Pod(ElasticsearchImage.User);
    }

    private ContainerArgs Container(ElasticsearchGuardArgs args) => new()
    {
        Name = "guard",
        Image = ElasticsearchImage.Reference(args.Version),
        Command = new[] { "/bin/bash", "/script/guard.sh" },
        Env =
        {
            new EnvVarArgs { Name = "ELASTICSEARCH", Value = args.Url },
            new EnvVarArgs { Name = "AUTHORITY", Value = "/access/ca.crt" },
            new EnvVarArgs { Name = "LOGIN", Value = ElasticsearchUser.Guard.Name },
            new EnvVarArgs { Name = "PASSWORD_FILE", Value = "/access/password" },
            new EnvVarArgs { Name = "INDICES", Value = $"{new StreamNames(Workload.Namespace).LogPattern},{StreamNames.TracePattern}" },
            new EnvVarArgs { Name = "LIMIT", Value = args.FullestDisk.ToString(CultureInfo.InvariantCulture) },
        },
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 10, memory: 16, memoryLimit: 64)),
        SecurityContext = RestrictedSecurity.Container(),
        VolumeMounts =
        {
            PodParts.Mount("script", "/script"),
            PodParts.Mount("access", "/access"),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        },
    };
}
