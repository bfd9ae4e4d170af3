namespace Pulumi;

/// <summary>Marks a property that the engine fills in (resources) or that a component or stack exports.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <param name="name">The name on the wire; the name of the property if not given.</param>
    public OutputAttribute(string? name = null) => Name = name;

    public string? Name { get; }
}
