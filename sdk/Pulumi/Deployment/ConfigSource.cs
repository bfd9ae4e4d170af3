using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of a run: a flat JSON object in the environment variable PULUMI_CONFIG.</summary>
internal static class ConfigSource
{
    private const string Variable = "PULUMI_CONFIG";

    public static ImmutableDictionary<string, string> ReadEnvironment()
    {
        var json = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(json))
            return ImmutableDictionary<string, string>.Empty;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .ToImmutableDictionary(property => CleanKey(property.Name), property => TextOf(property.Value));
    }

    /// <summary><c>ns:config:key</c> is an old spelling of <c>ns:key</c>.</summary>
    private static string CleanKey(string key)
    {
        const string Infix = ":config:";
        var index = key.IndexOf(Infix, StringComparison.Ordinal);
        return index < 0 ? key : key[..index] + ":" + key[(index + Infix.Length)..];
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
