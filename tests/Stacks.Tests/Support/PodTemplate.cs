using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>The pod template of a workload.</summary>
public sealed record PodTemplate(StackResource Owner)
{
    public JObject Spec => (JObject)Owner.Body.SelectToken("spec.template.spec")!;

    public Dictionary<string, string> Labels => StackResource.LabelsAt(Owner.Body, "spec.template.metadata.labels");

    /// <summary>All containers, those that run first included.</summary>
    public IEnumerable<JObject> Containers => All("containers").Concat(All("initContainers"));

    public IEnumerable<JObject> Volumes => All("volumes");

    /// <summary>Names of the claims that a StatefulSet mounts like volumes.</summary>
    public IEnumerable<string> Claims => Owner.Body.SelectTokens("spec.volumeClaimTemplates[*].metadata.name").Values<string>()!;

    private JEnumerable<JObject> All(string key) => Spec[key]?.Children<JObject>() ?? JEnumerable<JObject>.Empty;
}
