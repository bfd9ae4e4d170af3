
namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>Types as C# spells them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static string Of(Type type, NullabilityBytes nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            nullability.SkipGenericValueType();
            return Of(underlying, nullability) + "?";
        }
        var mark = "";
        if (!type.IsValueType)
            mark = nullability.NextReferenceIsNullable() ? "?" : "";
        else if (type.IsGenericType)
            nullability.SkipGenericValueType();

        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability)}[]{mark}";
        return Name(type, nullability) + mark;
    }

    /// <summary>The name with its type parameters, as in a declaration.</summary>
    public static string Declared(Type type) =>
        type.IsGenericTypeDefinition ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>" : Bare(type);

    private static string Name(Type type, NullabilityBytes nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (!type.IsGenericType)
            return Bare(type);
        var arguments = string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument, nullability)).ToList());
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ?? type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)
            ? $"({arguments})"
            : $"{Bare(type)}<{arguments}>";
    }

    private static string Bare(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? $"{Bare(type.DeclaringType!)}.{name}" : name;
    }
}
