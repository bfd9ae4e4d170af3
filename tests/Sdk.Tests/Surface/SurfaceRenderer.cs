using System.Reflection;
using Pulumi;

namespace Monitoring.Tests.Sdk.Surface;

/// <summary>Renders what a loaded type offers, in the form of the listings. Attributes are read as data, so that it works for any build of the SDK.</summary>
internal sealed class SurfaceRenderer(TypeNames names)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public string Header(Type type)
    {
        var @base = type.IsValueType ? "-" : type.BaseType == typeof(object) ? "Object" : names.Of(type.BaseType!);
        return $"{names.Of(type)} : {@base} [{string.Join(' ', Flags(type))}]";
    }

    public IEnumerable<string> Members(Type type) => type.IsValueType
        ? [Values(type)]
        :
        [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(Constructor),
            .. type.GetProperties(Declared).Where(p => IsVisible(p.GetMethod!)).Select(Property),
            .. type.GetFields(Declared).Where(f => f.IsPublic).Select(f => $"field {names.Of(f.FieldType)} {f.Name}"),
            .. type.GetMethods(Declared).Where(m => IsVisible(m) && !m.IsSpecialName).Select(Method),
        ];

    private static IEnumerable<string> Flags(Type type)
    {
        if (type.IsValueType)
            return ["sealed", "readonly", "struct", .. Has<EnumTypeAttribute>(type) ? ["EnumType"] : Array.Empty<string>()];
        var resourceType = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.IsSubclassOf(typeof(ResourceTypeAttribute)));
        return
        [
            .. type.IsAbstract ? ["abstract"] : Array.Empty<string>(),
            .. type.IsSealed ? ["sealed"] : Array.Empty<string>(),
            .. Has<OutputTypeAttribute>(type) ? ["OutputType"] : Array.Empty<string>(),
            .. resourceType is null ? Array.Empty<string>() : [ResourceType(resourceType)],
        ];
    }

    private static string ResourceType(CustomAttributeData attribute) =>
        $"{attribute.AttributeType.Name[..^"Attribute".Length]}({attribute.ConstructorArguments[0].Value})";

    private string Constructor(ConstructorInfo constructor) =>
        $"{(constructor.IsPublic ? "" : "protected ")}ctor({Parameters(constructor)})";

    private string Method(MethodInfo method) =>
        $"{(method.IsStatic ? "static " : "")}{names.Of(method.ReturnType)} {method.Name}({Parameters(method)})";

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{names.Of(p.ParameterType)} {p.Name}{(p is { HasDefaultValue: true, DefaultValue: null } ? " = null" : "")}"));

    private string Property(PropertyInfo property) =>
        $"{names.Of(property.PropertyType)} {property.Name}{Wire(property)}{(property.SetMethod?.IsPublic == true ? "" : " get-only")}";

    private static string Wire(PropertyInfo property)
    {
        if (Find<OutputAttribute>(property) is { } output)
            return $" out \"{output.ConstructorArguments[0].Value}\"";
        if (Find<InputAttribute>(property) is { } input)
            return $" \"{input.ConstructorArguments[0].Value}\"{(IsSet(input, 1) ? " required" : "")}{(IsSet(input, 2) ? " json" : "")}";
        return BackingField(property) is { } field
            ? $" \"{field.ConstructorArguments[0].Value}\" (on backing field{(IsSet(field, 1) ? ", required" : "")})"
            : "";
    }

    private static CustomAttributeData? BackingField(PropertyInfo property) => property.DeclaringType!
        .GetFields(Declared)
        .Where(f => string.Equals(f.Name, "_" + property.Name, StringComparison.OrdinalIgnoreCase))
        .Select(Find<InputAttribute>)
        .FirstOrDefault();

    private static string Values(Type type) => "values: " + string.Join(", ", type
        .GetProperties(Declared)
        .Where(p => p.PropertyType == type)
        .Select(p => $"{p.Name}=\"{p.GetValue(null)}\""));

    private static bool IsSet(CustomAttributeData attribute, int argument) => attribute.ConstructorArguments[argument].Value is true;

    private static bool Has<T>(Type type) => Find<T>(type) is not null;

    private static CustomAttributeData? Find<T>(MemberInfo member) => member.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(T));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
