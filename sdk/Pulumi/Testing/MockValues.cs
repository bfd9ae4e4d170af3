using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Values on their way to the mocks and back.</summary>
internal static class MockValues
{
    /// <summary>Plain values: secrets lose their mark, and a property that holds anything unknown is left out as a whole.</summary>
    public static ImmutableDictionary<string, object> Inputs(WireObject properties)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, wire) in properties)
        {
            if (Deserializer.Deserialize(wire) is { IsKnown: true, Value: { } value })
                inputs[key] = value;
        }
        return inputs.ToImmutable();
    }

    public static ImmutableDictionary<string, Output<object?>> Outputs(WireObject properties) =>
        properties.ToImmutableDictionary(property => property.Key, property => new Output<object?>(Deserializer.Deserialize(property.Value)));

    /// <summary>The state that a mock returned, sent like the arguments of a resource.</summary>
    /// <exception cref="InvalidOperationException">The state is not an object, or holds something that cannot be sent.</exception>
    public static async Task<WireObject> StateAsync(object state)
    {
        try
        {
            return await new Serializer().SerializeAsync(state).ConfigureAwait(false) as WireObject
                ?? throw new NotSupportedException($"a mock must return a dictionary, not {state?.GetType().FullName ?? "null"}.");
        }
        catch (NotSupportedException e)
        {
            throw new InvalidOperationException($"error serializing property \"state\": {e.Message}", e);
        }
    }
}
