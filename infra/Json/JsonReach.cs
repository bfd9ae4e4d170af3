using Newtonsoft.Json.Linq;

namespace Monitoring.Json;

/// <summary>Reaches into JSON of which nothing is sure: what is missing or of another type is null.</summary>
internal static class JsonReach
{
    public static JToken? At(this JToken? token, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            token = (token as JObject)?[key];
        return token;
    }

    public static string? Text(this JToken? token) => token is { Type: JTokenType.String } ? token.Value<string>() : null;

    /// <summary>A whole number; one written with a point is none.</summary>
    public static int? Number(this JToken? token) => token is JValue { Value: long and >= int.MinValue and <= int.MaxValue and var number } ? (int)number : null;

    public static bool? Flag(this JToken? token) => token is { Type: JTokenType.Boolean } ? token.Value<bool>() : null;

    public static IEnumerable<JObject> Objects(this JToken? token) => (token as JArray)?.OfType<JObject>() ?? [];
}
