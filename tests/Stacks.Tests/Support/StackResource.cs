using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>One resource as the program registered it.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Name">Name of the Pulumi resource.</param>
/// <param name="Body">Its inputs by their names on the wire; whole numbers are integers.</param>
/// <param name="Parent"><c>type::name</c> of the parent; null for a child of the stack.</param>
/// <param name="Provider">Reference to the explicit provider; empty for a default one.</param>
public sealed record StackResource(string Type, string Name, JObject Body, string? Parent, string Provider)
{
    /// <summary><c>type::name</c>, as children call it.</summary>
    public string Key => $"{Type}::{Name}";

    public bool IsClusterObject => Type.StartsWith("kubernetes:", StringComparison.Ordinal);

    public bool IsComponent => Type.StartsWith("monitoring:", StringComparison.Ordinal);

    public string Kind => Text("kind");

    public string ObjectName => Text("metadata.name");

    /// <summary>Empty for an object of the whole cluster.</summary>
    public string Namespace => Text("metadata.namespace");

    /// <summary>What failures call it: <c>StatefulSet monitoring/prometheus</c>.</summary>
    public string Id => !IsClusterObject ? Key : Namespace.Length == 0 ? $"{Kind} {ObjectName}" : $"{Kind} {Namespace}/{ObjectName}";

    public Dictionary<string, string> Labels => LabelsAt(Body, "metadata.labels");

    /// <summary>The pod template; null for an object without pods.</summary>
    public PodTemplate? Pod => IsClusterObject && Template?.SelectToken("spec") is JObject ? new PodTemplate(this) : null;

    /// <summary>The template of the pods that the object makes, itself or through its jobs.</summary>
    public JObject? Template => (Body.SelectToken("spec.template") ?? Body.SelectToken("spec.jobTemplate.spec.template")) as JObject;

    /// <summary>A text somewhere below the body; empty when it is not there.</summary>
    public string Text(string path) => (string?)Body.SelectToken(path) ?? "";

    public override string ToString() => Id;

    /// <summary>A map of labels; empty when it is not there.</summary>
    public static Dictionary<string, string> LabelsAt(JObject body, string path) =>
        body.SelectToken(path) is JObject labels ? labels.Properties().ToDictionary(label => label.Name, label => (string)label.Value!) : [];
}
