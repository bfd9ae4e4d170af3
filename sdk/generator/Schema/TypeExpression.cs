using Monitoring.Generator.Model;

namespace Monitoring.Generator.Schema;

/// <summary>Reads the type expressions of overrides.jsonc.</summary>
public static class TypeExpression
{
    public static TypeRef Parse(string text)
    {
        text = text.Trim();
        return text.IndexOf('|', StringComparison.Ordinal) switch
        {
            > 0 and var bar => new TypeRef.Union(Parse(text[..bar]), Parse(text[(bar + 1)..])),
            _ => ParseSingle(text),
        };
    }

    private static TypeRef ParseSingle(string text) => text switch
    {
        "string" or "int" or "double" or "bool" => new TypeRef.Scalar(text),
        "json" => new TypeRef.Json(),
        _ when text.EndsWith("[]", StringComparison.Ordinal) => new TypeRef.List(Parse(text[..^2])),
        _ when text.StartsWith("map<", StringComparison.Ordinal) && text.EndsWith('>') => new TypeRef.Map(Parse(text[4..^1])),
        _ when text.StartsWith("enum ", StringComparison.Ordinal) => new TypeRef.Choice(TypeName.Parse(text[5..].Trim())),
        _ => new TypeRef.Nested(TypeName.Parse(text)),
    };
}
