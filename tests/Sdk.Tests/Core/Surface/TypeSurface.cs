using System.Reflection;

namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>A type and its members, as those outside its assembly see them: one line each.</summary>
internal sealed record TypeSurface(string Declaration, IReadOnlyCollection<string> Members)
{
    /// <summary>From a paragraph of the listing.</summary>
    public static TypeSurface Of(string[] lines) => new(lines[0], lines[1..]);

    /// <summary>Namespace, kind and name: what stands before the bases.</summary>
    public string Key => Declaration.Split(" : ")[0];

    public static TypeSurface Of(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
            ? new($"{type.Namespace}: delegate {TypeText.Declared(type)}", [MemberText.OfDelegate(type)])
            : new($"{type.Namespace}: {Kind(type)} {TypeText.Declared(type)}{Bases(type)}{Usage(type)}", [.. MembersOf(type)]);

    private static string Kind(Type type) =>
        type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Where(candidate => candidate.IsVisible && !inherited.Contains(candidate)).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Insert(0, parent);
        var names = bases.Select(parent => TypeText.Of(parent, NullabilityBytes.None));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", names);
    }

    private static string Usage(Type type) =>
        type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage && type.IsSubclassOf(typeof(Attribute))
            ? $"   [AttributeUsage({usage.ValidOn}{(usage.AllowMultiple ? ", AllowMultiple" : "")})]"
            : "";

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        return type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsVisible(constructor)).Select(MemberText.Of)
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && (!method.IsSpecialName || IsOperator(method))).Select(MemberText.Of))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(MemberText.Of))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(MemberText.Of));
    }

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
