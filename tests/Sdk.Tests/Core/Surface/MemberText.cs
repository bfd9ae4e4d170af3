using System.Reflection;
using System.Runtime.CompilerServices;

namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>Members as one line each.</summary>
internal static class MemberText
{
    public static string Of(ConstructorInfo constructor) => $"{Access(constructor)}.ctor({Parameters(constructor)})";

    public static string Of(MethodInfo method)
    {
        var modifiers = Access(method) + (method.IsStatic ? "static " : "");
        var result = TypeText.Of(method.ReturnType, NullabilityBytes.Of(method.ReturnParameter));
        if (method.Name is "op_Implicit" or "op_Explicit")
            return $"{modifiers}{(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {result} ({Parameters(method)})";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{modifiers}{result} {method.Name}{generic}({Parameters(method)}){Constraints(method)}";
    }

    public static string OfDelegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"{TypeText.Of(invoke.ReturnType, NullabilityBytes.Of(invoke.ReturnParameter))} ({Parameters(invoke)})";
    }

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(accessor => accessor.IsPublic || accessor.IsFamily).ToList();
        var type = TypeText.Of(property.PropertyType, NullabilityBytes.Of(property.GetCustomAttributesData(), property.GetAccessors(nonPublic: true)[0]));
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var kinds = (property.GetMethod is { IsPublic: true } ? "get; " : "") + (property.SetMethod is { IsPublic: true } ? "set; " : "");
        return $"{Marks(property)}{(accessors[0].IsPublic ? "" : "protected ")}{(accessors[0].IsStatic ? "static " : "")}{type} {name} {{ {kinds}}}";
    }

    public static string Of(FieldInfo field)
    {
        var modifiers = (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{Marks(field)}{modifiers}{TypeText.Of(field.FieldType, NullabilityBytes.Of(field.GetCustomAttributesData(), field.DeclaringType!))} {field.Name}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + (parameter.IsOut ? "out " : "");
        return $"{prefix}{TypeText.Of(parameter.ParameterType, NullabilityBytes.Of(parameter))} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter) =>
        !parameter.HasDefaultValue ? ""
        : parameter.RawDefaultValue switch
        {
            null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
            string text => $" = \"{text}\"",
            bool flag => flag ? " = true" : " = false",
            var value => $" = {value}",
        };

    private static string Constraints(MethodInfo method)
    {
        if (!method.IsGenericMethodDefinition)
            return "";
        var constraints =
            from argument in method.GetGenericArguments()
            let parts = argument.GetGenericParameterConstraints().Select(constraint => constraint.Name)
                .Concat(argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>())
                .ToList()
            where parts.Count > 0
            select $" where {argument.Name} : {string.Join(", ", parts)}";
        return string.Concat(constraints);
    }

    /// <summary>The names on the wire, from the arguments of the attribute.</summary>
    private static string Marks(MemberInfo member) =>
        string.Concat(
            from attribute in member.GetCustomAttributesData()
            let name = attribute.AttributeType.FullName
            where name is "Pulumi.InputAttribute" or "Pulumi.OutputAttribute"
            let arguments = string.Join(",", attribute.ConstructorArguments.Select(argument => argument.Value))
            select $"[{attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)}({arguments})] ");
}
