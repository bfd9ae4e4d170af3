using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Values that are sent as something simpler: enums, enum structs and output types.</summary>
internal static class LeafTypes
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>> Cache = new();

    /// <exception cref="NotSupportedException">The type cannot be sent.</exception>
    public static object? Decompose(object value) => Cache.GetOrAdd(value.GetType(), Decomposer)(value);

    private static Func<object, object?> Decomposer(Type type)
    {
        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
            return value => Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return EnumStruct(type);
        if (type.IsDefined(typeof(OutputTypeAttribute)))
            return OutputType(type);
        return _ => throw new NotSupportedException($"{type.FullName} is not a supported argument type.");
    }

    private static Func<object, object?> EnumStruct(Type type)
    {
        var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == "op_Explicit" && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double)))
            ?? throw new NotSupportedException($"{type.FullName} has no explicit conversion to String or Double.");
        var invoker = MethodInvoker.Create(conversion);
        return value => invoker.Invoke(null, value);
    }

    private static Func<object, object?> OutputType(Type type)
    {
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => field.IsInitOnly)
            .Select(field => (Name: char.ToLowerInvariant(field.Name[0]) + field.Name[1..], Field: field))
            .ToImmutableArray();
        return value => fields.ToDictionary(field => field.Name, field => field.Field.GetValue(value));
    }
}
