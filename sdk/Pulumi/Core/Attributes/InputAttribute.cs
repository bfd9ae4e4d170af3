namespace Pulumi;

/// <summary>Names an input on the wire.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class InputAttribute : Attribute
{
    /// <param name="name">The name on the wire.</param>
    /// <param name="required">A run fails when the input has no value.</param>
    /// <param name="json">The value travels as a string that holds its JSON.</param>
    public InputAttribute(string name, bool required = false, bool json = false)
    {
        Name = name;
        IsRequired = required;
        IsJson = json;
    }

    internal string Name { get; }

    internal bool IsRequired { get; }

    internal bool IsJson { get; }
}
