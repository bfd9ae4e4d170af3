using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Writes an output type: read-only fields, filled by a constructor whose parameters carry the wire names.</summary>
public static class OutputEmitter
{
    public static void Emit(CodeWriter code, TypeModel type)
    {
        code.Line();
        code.Line("[OutputType]");
        code.Block($"public sealed class {type.Name.Name}", () =>
        {
            foreach (var property in type.Properties)
                code.Line($"public readonly {TypeSpelling.Output(property.OutputType)} {property.Name};");
            code.Line();
            EmitConstructor(code, type);
        });
    }

    private static void EmitConstructor(CodeWriter code, TypeModel type)
    {
        code.Line("[OutputConstructor]");
        code.Line($"private {type.Name.Name}(");
        for (var i = 0; i < type.Properties.Length; i++)
            code.Line($"    {Parameter(type.Properties[i])}{(i < type.Properties.Length - 1 ? "," : ")")}");
        code.Line("{");
        foreach (var property in type.Properties)
            code.Line($"    {property.Name} = {CSharpNames.Parameter(property.WireName)};");
        code.Line("}");
    }

    private static string Parameter(PropertyModel property)
    {
        var attribute = property.WireName[0] == '$' ? $"[OutputConstructorParameter(\"{property.WireName}\")] " : "";
        return $"{attribute}{TypeSpelling.Output(property.OutputType)} {CSharpNames.Parameter(property.WireName)}";
    }
}
