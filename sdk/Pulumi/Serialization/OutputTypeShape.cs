using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>How a class marked with <see cref="OutputTypeAttribute"/> is made from an object on the wire.</summary>
internal sealed class OutputTypeShape
{
    private static readonly ConcurrentDictionary<Type, OutputTypeShape> Cache = new();
    private readonly ConstructorInvoker _invoker;

    private OutputTypeShape(Type type)
    {
        var constructor = FindConstructor(type);
        _invoker = ConstructorInvoker.Create(constructor);
        Parameters =
        [
            .. constructor.GetParameters().Select(parameter => KeyValuePair.Create(
                parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType)),
        ];
    }

    /// <summary>The properties on the wire and their types, in the order of the constructor.</summary>
    public ImmutableArray<KeyValuePair<string, Type>> Parameters { get; }

    public static OutputTypeShape Of(Type type) => Cache.GetOrAdd(type, static key => new(key));

    public object Create(object?[] arguments) => _invoker.Invoke(arguments.AsSpan());

    private static ConstructorInfo FindConstructor(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var marked = all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)));
        if (marked is not null)
            return marked;
        return all.Where(constructor => constructor.IsPublic).ToList() is [var only]
            ? only
            : throw new InvalidOperationException($"{type.FullName} had [OutputType] but no constructor with [OutputConstructor].");
    }
}
