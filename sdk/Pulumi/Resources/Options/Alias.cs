namespace Pulumi;

/// <summary>
/// Another name under which the state may know a resource: a whole <see cref="Urn"/>, or the parts that differ from
/// today's. Parts that are not set are as they are now.
/// </summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    /// <summary>The former parent; at most one of this, <see cref="ParentUrn"/> and <see cref="NoParent"/> may be set.</summary>
    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    /// <summary>The resource had no parent but the stack.</summary>
    public bool NoParent { get; set; }
}
