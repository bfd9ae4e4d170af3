using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns a deserialized value into an instance of one type. Made once for each type.</summary>
internal abstract class ValueConverter
{
    private static readonly ConcurrentDictionary<Type, ValueConverter> Cache = new();

    /// <summary>Null becomes the default of the type, whatever the type.</summary>
    /// <param name="value">The value as <see cref="Deserializer"/> returns it.</param>
    /// <param name="result">The instance; not to be used if the value does not fit.</param>
    /// <param name="problem">Why the value does not fit.</param>
    public bool TryConvert(object? value, out object? result, ref string? problem)
    {
        if (value is not null)
            return TryConvertValue(value, out result, ref problem);
        result = Default;
        return true;
    }

    public static ValueConverter Of(Type type) => Cache.GetOrAdd(type, Create);

    /// <summary>The default of the type; a boxed one if it is a value type.</summary>
    public abstract object? Default { get; }

    protected abstract bool TryConvertValue(object value, out object? result, ref string? problem);

    protected static bool Misfit(string expected, object value, out object? result, ref string? problem)
    {
        result = null;
        problem = $"Expected {expected} but got {value.GetType().FullName}";
        return false;
    }

    private static ValueConverter Create(Type type)
    {
        if (type == typeof(int))
            return new LeafConverter<int>(value => value is double number ? (int)number : null);
        if (type == typeof(JsonElement))
            return new LeafConverter<JsonElement>(value => JsonSerializer.SerializeToElement(value));
        if (type.IsEnum)
            return new EnumConverter(type);
        if (type.IsDefined(typeof(EnumTypeAttribute), false))
            return new EnumStructConverter(type);
        if (type.IsDefined(typeof(OutputTypeAttribute), false))
            return new OutputTypeConverter(type);
        if (type.IsGenericType && GenericConverter(type.GetGenericTypeDefinition()) is { } generic)
            return (ValueConverter)Activator.CreateInstance(generic.MakeGenericType(type.GenericTypeArguments[^generic.GetGenericArguments().Length..]))!;
        return (ValueConverter)Activator.CreateInstance(typeof(LeafConverter<>).MakeGenericType(type))!;
    }

    private static Type? GenericConverter(Type definition) =>
        definition == typeof(Nullable<>) ? typeof(NullableConverter<>)
        : definition == typeof(ImmutableArray<>) ? typeof(ArrayConverter<>)
        : definition == typeof(ImmutableDictionary<,>) ? typeof(DictionaryConverter<>)
        : definition == typeof(Union<,>) ? typeof(UnionConverter<,>)
        : definition == typeof(Output<>) ? typeof(OutputConverter<>)
        : null;
}
