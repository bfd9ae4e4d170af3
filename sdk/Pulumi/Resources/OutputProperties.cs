using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The properties of a resource class that are marked with <see cref="OutputAttribute"/>, found once for each class.</summary>
internal sealed class OutputProperties
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, OutputProperties> Cache = new();

    private OutputProperties(Type type)
    {
        All =
        [
            .. from property in type.GetProperties(Instance)
               let attribute = property.GetCustomAttribute<OutputAttribute>()
               where attribute is not null
               select new OutputProperty(attribute.Name ?? property.Name, property),
        ];
    }

    public ImmutableArray<OutputProperty> All { get; }

    public static OutputProperties Of(Type type) => Cache.GetOrAdd(type, static key => new(key));

    /// <summary>The values that the class itself has assigned, without the URN.</summary>
    public IDictionary<string, object?> ReadValues(Resource resource) =>
        All.Where(property => property.Name != "urn").ToDictionary(property => property.Name, property => property.Read(resource));
}
