using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the class of a resource that arrives as a reference, among the classes marked with <see cref="ResourceTypeAttribute"/>.</summary>
internal static class ResourceReferences
{
    private static readonly ConcurrentDictionary<(string Type, string Version), Type?> Cache = new();

    /// <summary>An instance of the class that stands for the type of the URN, else one that knows nothing but the URN.</summary>
    public static Resource Resolve(string urn, string id, string version)
    {
        if (urn.Split("::") is not [_, _, var qualifiedType, _, ..] parts)
            return new DependencyResource(urn, id);
        var type = qualifiedType[(qualifiedType.LastIndexOf('$') + 1)..];
        return Cache.GetOrAdd((type, version), static key => Find(key.Type, key.Version)) is { } found
            ? Create(found, string.Join("::", parts[3..]), urn)
            : new DependencyResource(urn, id);
    }

    private static Type? Find(string type, string version)
    {
        var candidates =
            from assembly in AppDomain.CurrentDomain.GetAssemblies()
            where !assembly.IsDynamic && References(assembly)
            from candidate in LoadableTypes(assembly)
            let attribute = candidate.GetCustomAttribute<ResourceTypeAttribute>(inherit: false)
            where attribute?.Type == type && candidate.IsSubclassOf(typeof(Resource))
            orderby attribute.Version == version descending, attribute.Version descending
            select candidate;
        return candidates.FirstOrDefault();
    }

    private static bool References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Any(name => name.Name == typeof(Resource).Assembly.GetName().Name);

    private static IEnumerable<Type> LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    private static Resource Create(Type type, string name, string urn)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(candidate => candidate.GetParameters() is [{ ParameterType: var first }, _, { ParameterType: var last }]
                && first == typeof(string) && last.IsSubclassOf(typeof(ResourceOptions)))
            ?? throw new InvalidOperationException($"{type.FullName} has no constructor that takes a name, arguments and options.");
        var options = (ResourceOptions)Activator.CreateInstance(constructor.GetParameters()[2].ParameterType)!;
        options.Urn = urn;
        return (Resource)constructor.Invoke([name, null, options]);
    }
}
