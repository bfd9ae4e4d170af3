using System.Collections;
using System.Globalization;
using Monitoring.Cli.Engine;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preview;

/// <summary>Outputs of a stack as text; a secret is never shown.</summary>
internal static class ShownValue
{
    public const string Secret = "[secret]";

    public static string Of(RecordedOutput output) => output.IsSecret ? Secret : Of(output.Value);

    /// <summary>The same for machines, with its structure.</summary>
    public static JToken Token(RecordedOutput output) => output.IsSecret ? new JValue(Secret) : Token(output.Value);

    private static JToken Token(object? value) => value switch
    {
        null => JValue.CreateNull(),
        IEnumerable<KeyValuePair<string, object>> map => new JObject(map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new JProperty(e.Key, Token(e.Value)))),
        not string and IEnumerable list => new JArray(list.Cast<object?>().Select(Token)),
        _ => new JValue(value),
    };

    private static string Of(object? value) => value switch
    {
        null => "[known after deployment]",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, object>> map => string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Of(e.Value)}")),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Of)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
