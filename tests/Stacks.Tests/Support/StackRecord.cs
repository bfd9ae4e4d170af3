using System.Collections.Immutable;
using Monitoring.Stacks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>All that one run of the program registered.</summary>
/// <param name="Name">Name of the stack.</param>
/// <param name="Resources">Every resource but the stack itself, by type and name.</param>
/// <param name="WithOutputs">Keys (<c>type::name</c>) of what registered outputs.</param>
/// <param name="Stack">The stack after the run, for its outputs.</param>
/// <param name="Plan">The plan that it provisioned.</param>
public sealed record StackRecord(
    string Name, ImmutableArray<StackResource> Resources, ImmutableHashSet<string> WithOutputs, MonitoringStack Stack, MonitoringPlan Plan)
{
    public IEnumerable<StackResource> Objects => Resources.Where(resource => resource.IsClusterObject);

    public IEnumerable<PodTemplate> Pods => Objects.Select(resource => resource.Pod).OfType<PodTemplate>();

    public IEnumerable<StackResource> OfKind(params string[] kinds) => Objects.Where(resource => kinds.Contains(resource.Kind));

    /// <summary>The one object of that kind and name.</summary>
    public StackResource Find(string kind, string name) => Assert.Single(OfKind(kind), resource => resource.ObjectName == name);

    /// <summary>The only container that keeps running of the workload of that kind and name.</summary>
    public JObject Container(string kind, string name) => Assert.Single(Find(kind, name).Pod!.Servers);

    /// <summary>The same stack with one object changed.</summary>
    public StackRecord Doctored(string kind, string name, Action<JObject> doctor)
    {
        var before = Find(kind, name);
        var body = (JObject)before.Body.DeepClone();
        doctor(body);
        return this with { Resources = Resources.Replace(before, before with { Body = body }) };
    }
}
