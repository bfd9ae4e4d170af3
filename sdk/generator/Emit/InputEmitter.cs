using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Writes an args class.</summary>
public static class InputEmitter
{
    public static void Emit(CodeWriter code, TypeModel type)
    {
        var name = $"{type.Name.Name}Args";
        code.Line();
        code.Block($"public class {name} : global::Pulumi.ResourceArgs", () =>
        {
            foreach (var property in type.InputProperties)
                EmitProperty(code, property);
            code.Line($"public {name}()");
            code.Line("{");
            code.Line("}");
            code.Line();
            code.Line($"public static new {name} Empty => new {name}();");
        });
    }

    private static void EmitProperty(CodeWriter code, PropertyModel property)
    {
        var type = TypeSpelling.Input(property.InputType);
        code.Line(property.Required ? $"[Input(\"{property.WireName}\", required: true)]" : $"[Input(\"{property.WireName}\")]");
        if (property.InputType is TypeRef.List or TypeRef.Map)
            EmitCollection(code, property, type);
        else if (property.Required)
            code.Line($"public {type} {property.Name} {{ get; set; }} = null!;");
        else
            code.Line($"public {type}? {property.Name} {{ get; set; }}");
        code.Line();
    }

    private static void EmitCollection(CodeWriter code, PropertyModel property, string type)
    {
        var field = CSharpNames.Field(property.Name);
        code.Line($"private {type}? {field};");
        code.Block($"public {type} {property.Name}", () =>
        {
            code.Line($"get => {field} ??= new {type}();");
            code.Line(property.Secret ? $"set => {field} = Output.CreateSecret(value.ToOutput());" : $"set => {field} = value;");
        });
    }
}
