using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Zipkin;

/// <summary>
/// The job that reads a day's traces shortly after its end and writes down who called whom, how often and how often in vain. Use it once per
/// stack whose Zipkin keeps traces in Elasticsearch. It can be run again for the same day: links replace each other.
/// </summary>
public sealed class ZipkinDependencies : Tool
{
    private const string PasswordKey = "password";

    public ZipkinDependencies(string name, ZipkinDependenciesArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:zipkin:ZipkinDependencies", name, args, options)
    {
        var script = Files("script", [new("zipkin-dependencies.sh", Script.Read("zipkin-dependencies.sh"))]);
        var access = new Secret($"{name}-access", new SecretArgs
        {
            Metadata = Meta($"{Workload.Name}-access"),
            Type = "Opaque",
            StringData = { [PasswordKey] = args.Password },
            Data = { [ZipkinEnvironment.TrustStoreFile] = args.Authority.Apply(JavaTrustStore.Of) },
        }, Child);
        Schedule(args.Tool, script, access);
        RegisterOutputs();
    }

    private void Schedule(ZipkinDependenciesTool tool, ConfigMap script, Secret access) => RunAgain(
        // Spans of the old day arrive for a few minutes more.
        "20 0 * * *",
        latest: 3600,
        new JobSpecArgs { BackoffLimit = 2, ActiveDeadlineSeconds = 3600 },
        Pod(
            Container(tool, access),
            new[]
            {
                PodParts.ConfigVolume("script", script.Metadata.Apply(map => map.Name)),
                PodParts.SecretVolume("access", access.Metadata.Apply(secret => secret.Name)),
                // What Spark sorts on the way lies here.
                PodParts.Scratch("tmp", "2Gi"),
            },
            adjust: ToTheEnd));

    private static void ToTheEnd(PodSpecArgs spec)
    {
        spec.RestartPolicy = "Never";
        spec.SecurityContext = RestrictedSecurity.Pod(ZipkinImage.User);
    }

    private static ContainerArgs Container(ZipkinDependenciesTool tool, Secret access) => new()
    {
        Name = "dependencies",
        Image = ZipkinImage.DependenciesReference,
        Command = new[] { "/bin/sh", "/script/zipkin-dependencies.sh" },
        Env =
        {
            new EnvVarArgs { Name = "STORAGE_TYPE", Value = "elasticsearch" },
            new EnvVarArgs { Name = "ES_HOSTS", Value = tool.Storage.Url },
            // Otherwise it would call the nodes by their pods' addresses, which no certificate names.
            new EnvVarArgs { Name = "ES_NODES_WAN_ONLY", Value = "true" },
            new EnvVarArgs { Name = "ES_USERNAME", Value = ElasticsearchUser.Zipkin.Name },
            PodParts.SecretVariable("ES_PASSWORD", access.Metadata.Apply(secret => secret.Name), PasswordKey),
            // Beside the image's own JAVA_OPTS, which Spark needs.
            new EnvVarArgs { Name = "JAVA_TOOL_OPTIONS", Value = ZipkinEnvironment.TrustOptions },
            new EnvVarArgs { Name = "SPARK_LOCAL_IP", Value = "127.0.0.1" },
        },
        Resources = PodParts.Resources(tool.Settings.DependenciesResources),
        SecurityContext = RestrictedSecurity.Container(),
        VolumeMounts =
        {
            PodParts.Mount("script", "/script"),
            PodParts.Mount("access", ZipkinEnvironment.AccessDirectory),
            PodParts.Mount("tmp", "/tmp", readOnly: false),
        },
    };
}
