using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Elasticsearch.MapCount;

/// <summary>
/// Allows Elasticsearch to map its files, on every node. Use it where nobody else prepares the nodes. A privileged container sets the number
/// and ends; what stays is an ordinary one that is ready as long as the number is high enough.
/// </summary>
public sealed class MapCountAgent : Tool
{
    /// <summary>What Elasticsearch asks for since 8.16 (Elasticsearch reference, "Virtual memory").</summary>
    public const string Least = "1048576";

    public MapCountAgent(string name, MapCountAgentArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:MapCountAgent", name, args, options)
    {
        var script = Files("script", [new("map-count.sh", Script.Read("map-count.sh"))]);
        RunOnNodes(Pod(
            Holder(args.Version),
            PodParts.ConfigVolume("script", script.Metadata.Apply(map => map.Name)),
            configHash: ConfigHash.Of(Script.Read("map-count.sh")),
            adjust: spec => RaiseFirst(spec, args.Version)));
        RegisterOutputs();
    }

    private static void RaiseFirst(PodSpecArgs spec, string version)
    {
        spec.SecurityContext = RestrictedSecurity.Pod(ElasticsearchImage.User);
        OnEveryNode(spec);
        var raiser = Container("raise", version);
        raiser.SecurityContext = new SecurityContextArgs { Privileged = true, RunAsNonRoot = false, RunAsUser = 0, ReadOnlyRootFilesystem = true };
        spec.InitContainers = new[] { raiser };
    }

    private static ContainerArgs Holder(string version)
    {
        var holder = Container("hold", version);
        holder.SecurityContext = RestrictedSecurity.Container();
        holder.ReadinessProbe = new ProbeArgs { Exec = new ExecActionArgs { Command = Command("check") }, PeriodSeconds = 60, FailureThreshold = 3 };
        holder.LivenessProbe = new ProbeArgs { Exec = new ExecActionArgs { Command = Command("check", "1") }, PeriodSeconds = 300, FailureThreshold = 3 };
        return holder;
    }

    private static ContainerArgs Container(string action, string version) => new()
    {
        Name = action,
        Image = ElasticsearchImage.Reference(version),
        Command = Command(action),
        Resources = PodParts.Resources(ResourceSettings.Of(cpu: 1, memory: 8, memoryLimit: 32)),
        VolumeMounts = { PodParts.Mount("script", "/script") },
    };

    private static string[] Command(string action, string least = Least) => ["/bin/bash", "/script/map-count.sh", action, least];
}
