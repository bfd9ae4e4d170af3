using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One member of an arguments class that is sent.</summary>
internal sealed class InputMember(MemberInfo member, InputAttribute attribute)
{
    private readonly Func<object, object?> _read = member is FieldInfo field ? field.GetValue : ((PropertyInfo)member).GetValue;

    public string Name => attribute.Name;

    /// <exception cref="ArgumentNullException">The member is required and has no value.</exception>
    public object? Read(InputArgs args)
    {
        var value = _read(args);
        if (value is null && attribute.IsRequired)
            throw new ArgumentNullException(attribute.Name, $"[Input] {member.DeclaringType?.FullName}.{member.Name} is required but was not given a value");
        return value is not null && attribute.IsJson ? new JsonText(value) : value;
    }
}
