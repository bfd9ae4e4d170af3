using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Anything that the engine knows by a URN.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ConcurrentQueue<Resource> _children = new();

    /// <summary>A resource that exists elsewhere and is only referred to.</summary>
    private protected Resource(string type, string name)
    {
        _type = type;
        _name = name;
        Inheritance = ResourceInheritance.None;
    }

    private protected Resource(ResourceDefinition definition)
    {
        _type = definition.Type;
        _name = definition.Name;
        IsRemote = definition.IsRemote;

        var deployment = DeploymentContext.Required;
        var prepared = ResourceTransformer.Apply(this, definition, deployment.Stack);
        Inheritance = ResourceInheritance.Of(this, prepared);
        prepared.Options.Parent?.Adopt(this);
        deployment.Registrar.Start(this, prepared);
    }

    /// <summary>The name by which the engine knows the resource; known even in a preview.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal bool IsRemote { get; }

    /// <summary>What children take over from this resource.</summary>
    internal ResourceInheritance Inheritance { get; }

    /// <summary>The resources that name this one as their parent.</summary>
    internal ImmutableArray<Resource> Children => [.. _children];

    /// <summary>The type token, such as <c>kubernetes:apps/v1:Deployment</c>.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name given to the constructor.</summary>
    public string GetResourceName() => _name;

    private void Adopt(Resource child) => _children.Enqueue(child);
}
