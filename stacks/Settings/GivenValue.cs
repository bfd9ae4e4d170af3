using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Settings;

/// <summary>One value of the configuration before it is understood.</summary>
/// <param name="Token">The value.</param>
/// <param name="IsPlain">True for a top-level value, which Pulumi passes as text whatever its type is.</param>
internal readonly record struct GivenValue(JToken Token, bool IsPlain = false)
{
    private const int LongestShown = 60;

    /// <summary>The text of a single value.</summary>
    public string Text => Token.Type switch
    {
        JTokenType.Boolean => (bool)Token ? "true" : "false",
        _ => ((JValue)Token).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The value as an error begins with it; objects and lists are named, not shown, because they may be long.</summary>
    public string Shown => Token.Type switch
    {
        JTokenType.Object => "An object",
        JTokenType.Array => "A list",
        JTokenType.Null => "Null",
        JTokenType.String when Text.Length == 0 => "An empty text",
        JTokenType.String when Text.Length > LongestShown => $"'{Text[..LongestShown]}…'",
        JTokenType.String => $"'{Text}'",
        _ => Text,
    };
}
