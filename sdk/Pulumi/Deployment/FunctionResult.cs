using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Reads what a function returned as the type that the caller wants.</summary>
internal static class FunctionResult
{
    public static Output<T> ToOutput<T>(Task<OutputData<WireObject>> call, string token, bool single, EngineLogger logger) =>
        new(ReadAsync<T>(call, token, single, logger));

    public static async Task<T> ToValueAsync<T>(Task<OutputData<WireObject>> call, string token, bool single, EngineLogger logger) =>
        (await ReadAsync<T>(call, token, single, logger).ConfigureAwait(false)).Value;

    private static async Task<OutputData<T>> ReadAsync<T>(Task<OutputData<WireObject>> call, string token, bool single, EngineLogger logger)
    {
        var returned = await call.ConfigureAwait(false);
        if (!returned.IsKnown)
            return returned.AsUnknown<T>();
        TargetTypes.Check(token, typeof(T));
        var content = Deserializer.Deserialize(single ? SingleValue(token, returned.Value) : returned.Value);
        string? problem = null;
        var converter = ValueConverter.Of(typeof(T));
        var value = converter.TryConvert(content.Value, out var converted, ref problem) ? converted : converter.Default;
        if (problem is not null)
            logger.Warn($"{token}; {problem}");
        return content.With((T)value!).DerivedFrom(returned);
    }

    private static object? SingleValue(string token, WireObject returned) =>
        returned.Count == 1
            ? returned.Values.Single()
            : throw new InvalidOperationException($"Expected a result with one value from invoke of '{token}' but got {returned.Count}.");
}
