using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>The pod template of a workload.</summary>
public sealed record PodTemplate(StackResource Owner)
{
    public JObject Spec => (JObject)Owner.Template!.SelectToken("spec")!;

    public Dictionary<string, string> Labels => StackResource.LabelsAt(Owner.Template!, "metadata.labels");

    /// <summary>All containers, those that run first included.</summary>
    public IEnumerable<JObject> Containers => All("containers").Concat(All("initContainers"));

    /// <summary>The containers that keep running; those of a job run to their end.</summary>
    public IEnumerable<JObject> Servers => Owner.Kind is "Job" or "CronJob" ? [] : All("containers");

    public IEnumerable<JObject> Volumes => All("volumes");

    /// <summary>Names of the claims that a StatefulSet mounts like volumes.</summary>
    public IEnumerable<string> Claims => Owner.Body.SelectTokens("spec.volumeClaimTemplates[*].metadata.name").Values<string>()!;

    private JEnumerable<JObject> All(string key) => Spec[key]?.Children<JObject>() ?? JEnumerable<JObject>.Empty;
}
