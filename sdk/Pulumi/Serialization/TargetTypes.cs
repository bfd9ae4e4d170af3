using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Which types an output may have; checked when a resource is constructed, once for each type.</summary>
internal static class TargetTypes
{
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    private static readonly ImmutableHashSet<Type> Leaves =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive),
    ];

    /// <exception cref="InvalidOperationException">The type, or one inside it, cannot be read from the wire.</exception>
    public static void Check(string context, Type type)
    {
        if (Leaves.Contains(type) || !Checked.TryAdd(type, true))
            return;
        try
        {
            CheckOnce(context, type);
        }
        catch
        {
            Checked.TryRemove(type, out _);
            throw;
        }
    }

    private static void CheckOnce(string context, Type type)
    {
        if (typeof(Resource).IsAssignableFrom(type))
            return;
        if (type.IsEnum)
            Demand(type.GetEnumUnderlyingType() == typeof(int), context, type, "is an enum of another type than Int32");
        else if (type.IsDefined(typeof(EnumTypeAttribute)))
            Demand(EnumStructs.ConstructorOf(type) is not null, context, type, "has [EnumType] but no constructor with a single String or Double");
        else if (type.IsGenericType)
            CheckGeneric(context, type);
        else if (type.IsDefined(typeof(OutputTypeAttribute)))
            CheckParameters(context, type);
        else
            Demand(false, context, type, "is not a supported type");
    }

    private static void CheckGeneric(string context, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>))
            Demand(arguments[0] == typeof(string), context, type, "is a dictionary whose keys are not String");
        else
            Demand(
                definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>) || definition == typeof(Union<,>) || definition == typeof(Output<>),
                context, type, "is not a supported generic type");
        foreach (var argument in arguments)
            Check(context, argument);
    }

    private static void CheckParameters(string context, Type type)
    {
        foreach (var (name, parameter) in OutputTypeShape.Of(type).Parameters)
            Check($"{context}: {type.Name}({name})", parameter);
    }

    private static void Demand(bool condition, string context, Type type, string problem)
    {
        if (!condition)
            throw new InvalidOperationException($"{context}: {type.FullName} {problem} and cannot be the type of an output.");
    }
}
