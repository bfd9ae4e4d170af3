using System.Reflection;

namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>The compiler's record of which parts of a type may be null, read part by part from the outside in.</summary>
internal sealed class NullabilityBytes
{
    private const string Own = "System.Runtime.CompilerServices.NullableAttribute";
    private const string Inherited = "System.Runtime.CompilerServices.NullableContextAttribute";
    private readonly IReadOnlyList<byte> _bytes;
    private int _next;

    private NullabilityBytes(IReadOnlyList<byte> bytes) => _bytes = bytes;

    /// <summary>For types whose nullability says nothing: a base class, an interface.</summary>
    public static NullabilityBytes None => new([0]);

    /// <param name="attributes">The attributes of the parameter, return value, field or property itself.</param>
    /// <param name="owner">The member that it belongs to, or the member itself.</param>
    public static NullabilityBytes Of(IEnumerable<CustomAttributeData> attributes, MemberInfo owner) =>
        new(Find(attributes, Own) ?? Context(owner));

    public static NullabilityBytes Of(ParameterInfo parameter) => Of(parameter.GetCustomAttributesData(), parameter.Member);

    /// <summary>The next part of the type is a reference type, or a type parameter: may it be null?</summary>
    public bool NextReferenceIsNullable() => Next() == 2;

    /// <summary>The next part of the type is a generic value type, which has an entry that says nothing.</summary>
    public void SkipGenericValueType() => Next();

    private byte Next() => _bytes.Count == 1 ? _bytes[0] : _next < _bytes.Count ? _bytes[_next++] : (byte)0;

    private static IReadOnlyList<byte> Context(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            if (Find(member.GetCustomAttributesData(), Inherited) is { } bytes)
                return bytes;
        }
        return [0];
    }

    private static IReadOnlyList<byte>? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == name)?.ConstructorArguments[0].Value switch
        {
            byte all => [all],
            IReadOnlyCollection<CustomAttributeTypedArgument> each => [.. each.Select(argument => (byte)argument.Value!)],
            _ => null,
        };
}
