using Monitoring.Generator.Model;
using Newtonsoft.Json.Linq;

namespace Monitoring.Generator.Schema;

/// <summary>Turns the OpenAPI schema of a property into a type.</summary>
public sealed class PropertyTypes(SdkOverrides overrides)
{
    private const string ReferencePrefix = "#/definitions/";

    public TypeRef Of(JToken schema) => (string?)schema["$ref"] is { } reference
        ? OfReference(reference[ReferencePrefix.Length..])
        : (string?)schema["type"] switch
        {
            "string" => new TypeRef.Scalar("string"),
            "boolean" => new TypeRef.Scalar("bool"),
            "integer" => new TypeRef.Scalar("int"),
            "number" => new TypeRef.Scalar("double"),
            "array" => new TypeRef.List(Of(schema["items"]!)),
            "object" when schema["additionalProperties"] is { } values => new TypeRef.Map(Of(values)),
            _ => throw new GeneratorException($"The schema {schema.ToString(Newtonsoft.Json.Formatting.None)} has no C# type."),
        };

    private TypeRef OfReference(string definition) =>
        overrides.Definitions.TryGetValue(definition, out var expression)
            ? TypeExpression.Parse(expression)
            : new TypeRef.Nested(Definitions.NameOf(definition)
                ?? throw new GeneratorException($"The definition {definition} has no C# name: give it a type in overrides.jsonc, \"definitions\"."));
}
