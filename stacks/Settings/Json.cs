using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Settings;

/// <summary>Reads the JSON in which Pulumi passes objects and lists.</summary>
internal static class Json
{
    private static readonly JsonLoadSettings Load = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>Parses a text. The reason for a failure never repeats the text, which may hold a secret.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JToken? token, [NotNullWhen(false)] out string? reason)
    {
        token = null;
        reason = null;
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            reason = text.Length == 0 ? "The value is empty." : "A plain value is not accepted.";
            return false;
        }

        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            token = JToken.ReadFrom(reader, Load);
            if (!reader.Read())
                return true;
            reason = "There is text behind the end of the JSON value.";
        }
        catch (JsonReaderException e)
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"The value is broken JSON (line {e.LineNumber}, column {e.LinePosition}), or names a key twice.");
        }

        token = null;
        return false;
    }
}
