using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Spells types in C#, in full so that no name of the Kubernetes API can hide another.</summary>
public static class TypeSpelling
{
    private const string Root = "global::Pulumi.Kubernetes";

    public static string InputClass(TypeName name) => $"{Root}.Types.Inputs.{name.Group}.{name.Name}Args";

    /// <summary>The type of a property of an args class.</summary>
    public static string Input(TypeRef type) => type switch
    {
        TypeRef.List list => $"InputList<{InputItem(list.Item)}>",
        TypeRef.Map map => $"InputMap<{InputItem(map.Value)}>",
        TypeRef.Union union => $"InputUnion<{InputItem(union.First)}, {InputItem(union.Second)}>",
        TypeRef.Json => "InputJson",
        _ => $"Input<{InputItem(type)}>",
    };

    /// <summary>The type of a property of a resource or of an output type.</summary>
    public static string Output(TypeRef type) => Value(type, name => $"{Root}.Types.Outputs.{name}");

    private static string InputItem(TypeRef type) => Value(type, InputClass);

    private static string Value(TypeRef type, Func<TypeName, string> spellNested) => type switch
    {
        TypeRef.Scalar scalar => scalar.Keyword,
        TypeRef.Json => "JsonElement",
        TypeRef.List list => $"ImmutableArray<{Value(list.Item, spellNested)}>",
        TypeRef.Map map => $"ImmutableDictionary<string, {Value(map.Value, spellNested)}>",
        TypeRef.Union union => $"Union<{Value(union.First, spellNested)}, {Value(union.Second, spellNested)}>",
        TypeRef.Choice choice => $"{Root}.{choice.Name}",
        TypeRef.Nested nested => spellNested(nested.Name),
        _ => throw new GeneratorException($"{type} has no C# spelling."),
    };
}
