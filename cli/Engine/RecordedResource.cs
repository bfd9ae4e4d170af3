using System.Collections.Immutable;

namespace Monitoring.Cli.Engine;

/// <summary>One resource that the program declared.</summary>
/// <param name="Type">Type token: <c>kubernetes:apps/v1:Deployment</c>, <c>monitoring:grafana:GrafanaServer</c>.</param>
/// <param name="Name">Pulumi name.</param>
/// <param name="Parent">The resource it is declared under; null directly under the stack.</param>
/// <param name="IsComponent">True for components, which exist in Pulumi's state only.</param>
/// <param name="Inputs">What the provider would be given: strings, booleans, doubles, lists and dictionaries.</param>
public sealed record RecordedResource(
    string Type,
    string Name,
    RecordedResource? Parent,
    bool IsComponent,
    ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The last part of the type: <c>Deployment</c>.</summary>
    public string Kind => Type[(Type.LastIndexOf(':') + 1)..];

    /// <summary>True for an object of the cluster, false for components, providers and random values.</summary>
    public bool IsKubernetesObject => !IsComponent && Type.StartsWith("kubernetes:", StringComparison.Ordinal);

    /// <summary>The component directly under the stack to which this belongs; itself when it has no parent.</summary>
    public RecordedResource Owner => Parent?.Owner ?? this;
}
