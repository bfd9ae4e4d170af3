using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON of values that hold outputs.</summary>
internal static class OutputJson
{
    // Options carry what the serializer has learnt about types, so each set of options gets one twin and keeps it.
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Twins = [];

    /// <summary>A writer cannot wait, so the value is written again after each round of waiting, until all outputs in it are there.</summary>
    public static async Task<OutputData<string>> SerializeAsync<T>(T value, JsonSerializerOptions? options)
    {
        var twin = Twins.GetValue(options ?? JsonSerializerOptions.Default, WithOutputs);
        while (true)
        {
            var pass = new OutputJsonPass();
            var text = pass.Run(() => JsonSerializer.Serialize(value, twin));
            if (pass.Pending.Count == 0)
                return pass.Seen.IsKnown ? pass.Seen.With(text) : pass.Seen.AsUnknown<string>();
            await Task.WhenAll(pass.Pending).ConfigureAwait(false);
        }
    }

    private static JsonSerializerOptions WithOutputs(JsonSerializerOptions options) =>
        new(options) { Converters = { new OutputJsonConverterFactory() } };
}
