using System.Reflection;

namespace Pulumi;

/// <summary>One output of a resource class.</summary>
internal sealed class OutputProperty(string name, PropertyInfo property)
{
    public string Name => name;

    public string PropertyName => property.Name;

    public Type? DeclaringType => property.DeclaringType;

    public bool IsPublic => property.GetMethod is { IsPublic: true };

    public string FullName => $"{property.DeclaringType?.FullName}.{property.Name}";

    /// <summary>The <c>T</c> of <c>Output&lt;T&gt;</c>; null if the property has another type.</summary>
    public Type? ValueType { get; } =
        property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Output<>)
            ? type.GenericTypeArguments[0]
            : null;

    public object? Read(Resource resource) => property.GetValue(resource);

    /// <exception cref="InvalidOperationException">The property has no setter.</exception>
    public void Write(Resource resource, object output)
    {
        // A private setter is not visible through a derived class, only through the class that declares it.
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var setter = property.SetMethod
            ?? property.DeclaringType?.GetProperty(property.Name, Instance)?.SetMethod
            ?? throw new InvalidOperationException($"[Output] {FullName} did not have a 'set' method.");
        setter.Invoke(resource, [output]);
    }
}
