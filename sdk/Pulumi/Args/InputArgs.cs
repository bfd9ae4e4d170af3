using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The base of all sets of arguments. Members marked with <see cref="InputAttribute"/> are sent.</summary>
public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>The members by their name on the wire, in the order of declaration, fields before properties.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    internal virtual IReadOnlyList<KeyValuePair<string, object?>> ToPairs() => InputMembers.Of(GetType()).Read(this);
}
