using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Engine;

/// <summary>Special values as they are on the wire.</summary>
internal static class Wire
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static JObject Special(string signature, params (string Name, JToken Value)[] content) =>
        new([new JProperty(Key, signature), .. content.Select(pair => new JProperty(pair.Name, pair.Value))]);

    public static JObject Secret(JToken value) => Special(SecretSignature, ("value", value));

    public static bool IsSecret(JToken token) => (string?)(token as JObject)?[Key] == SecretSignature;

    /// <summary>Without secret marks, and with keys in ordinal order.</summary>
    public static JToken Plain(JToken token) => token switch
    {
        JObject secret when IsSecret(secret) => Plain(secret["value"]!),
        JObject pairs => new JObject(pairs.Properties().OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => new JProperty(pair.Name, Plain(pair.Value)))),
        JArray items => new JArray(items.Select(Plain)),
        _ => token.DeepClone(),
    };

    /// <summary>With keys in ordinal order, and lists of URNs too: in which order they are sent means nothing.</summary>
    public static JToken Sorted(JToken token) => token switch
    {
        JObject pairs => new JObject(pairs.Properties().OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => new JProperty(pair.Name, Sorted(pair.Value)))),
        JArray items when items.All(item => ((string?)(item as JValue))?.StartsWith("urn:", StringComparison.Ordinal) == true) =>
            new JArray(items.OrderBy(item => (string?)item, StringComparer.Ordinal)),
        JArray items => new JArray(items.Select(Sorted)),
        _ => token.DeepClone(),
    };

    /// <summary>The texts in a value that no secret mark covers.</summary>
    public static IEnumerable<string> OpenTexts(JToken token) => token switch
    {
        JObject secret when IsSecret(secret) => [],
        JContainer container => container.Children().SelectMany(OpenTexts),
        JValue { Type: JTokenType.String } text => [(string)text!],
        _ => [],
    };
}
