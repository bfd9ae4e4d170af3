using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>Writes a struct of named strings.</summary>
public static class EnumEmitter
{
    public static void Emit(CodeWriter code, EnumModel model)
    {
        var name = model.Name.Name;
        code.Line();
        code.Line("[EnumType]");
        code.Block($"public readonly struct {name} : global::System.IEquatable<{name}>", () =>
        {
            code.Line("private readonly string _value;");
            code.Line();
            code.Line($"private {name}(string value) => _value = value;");
            code.Line();
            foreach (var value in model.Values)
                code.Line($"public static {name} {value} {{ get; }} = new {name}(\"{value}\");");
            code.Line();
            code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
            code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
            code.Line($"public static explicit operator string({name} value) => value._value;");
            code.Line();
            code.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);");
            code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
            code.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
            code.Line("public override string ToString() => _value;");
        });
    }
}
