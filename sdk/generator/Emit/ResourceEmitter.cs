using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Writes a resource class.</summary>
public static class ResourceEmitter
{
    public static void Emit(CodeWriter code, TypeModel type)
    {
        var kind = type.Kind!;
        var (name, args) = (type.Name.Name, TypeSpelling.InputClass(type.Name));
        code.Line();
        code.Line($"/// <summary>{kind.Kind} of {kind.ApiVersion}.</summary>");
        code.Line($"[KubernetesResourceType(\"{kind.Token}\")]");
        code.Block($"public partial class {name} : KubernetesResource", () =>
        {
            foreach (var property in type.Properties)
                EmitOutput(code, property);
            EmitConstructors(code, kind, name, args);
            EmitMakeArgs(code, kind, args);
            EmitMakeResourceOptions(code, type);
            code.Line($"public static {name} Get(string name, Input<string> id, CustomResourceOptions? options = null)");
            code.Line($"    => new {name}(name, id, options);");
        });
    }

    private static void EmitOutput(CodeWriter code, PropertyModel property)
    {
        code.Line($"[Output(\"{property.WireName}\")]");
        code.Line($"public Output<{TypeSpelling.Output(property.OutputType)}> {property.Name} {{ get; private set; }} = null!;");
        code.Line();
    }

    private static void EmitConstructors(CodeWriter code, KindModel kind, string name, string args)
    {
        code.Line($"public {name}(string name, {args}? args = null, CustomResourceOptions? options = null)");
        code.Line($"    : base(\"{kind.Token}\", name, MakeArgs(args), MakeResourceOptions(options, \"\"))");
        code.Line("{");
        code.Line("}");
        code.Line();
        code.Line($"private {name}(string name, Input<string> id, CustomResourceOptions? options)");
        code.Line($"    : base(\"{kind.Token}\", name, null, MakeResourceOptions(options, id))");
        code.Line("{");
        code.Line("}");
        code.Line();
    }

    private static void EmitMakeArgs(CodeWriter code, KindModel kind, string args)
    {
        code.Block($"private static {args} MakeArgs({args}? args)", () =>
        {
            code.Line($"args ??= new {args}();");
            code.Line($"args.ApiVersion = \"{kind.ApiVersion}\";");
            code.Line($"args.Kind = \"{kind.Kind}\";");
            code.Line("return args;");
        });
        code.Line();
    }

    private static void EmitMakeResourceOptions(CodeWriter code, TypeModel type)
    {
        var aliases = Literals(type.Kind!.Aliases);
        var secrets = Literals(type.Properties.Where(p => p.Secret).Select(p => p.WireName));
        code.Line("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)");
        code.Line($"    => MakeResourceOptions(options, id, aliasTypes: [{aliases}], additionalSecretOutputs: [{secrets}]);");
        code.Line();
    }

    private static string Literals(IEnumerable<string> values) => string.Join(", ", values.Select(v => $"\"{v}\""));
}
