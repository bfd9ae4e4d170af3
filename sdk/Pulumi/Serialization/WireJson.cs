using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON to wire values and back.</summary>
internal static class WireJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Array:
                var list = new WireList(element.GetArrayLength());
                list.AddRange(element.EnumerateArray().Select(Read));
                return list;
            case JsonValueKind.Object:
                var result = new WireObject();
                foreach (var property in element.EnumerateObject())
                    result[property.Name] = Read(property.Value);
                return result;
            default:
                return null;
        }
    }

    /// <summary>The compact JSON of a value: a secret inside makes the whole text one, an unknown inside makes it unknown.</summary>
    public static object ToText(object? wire)
    {
        var content = Deserializer.Deserialize(wire);
        if (!content.IsKnown)
            return WireSignature.Unknown;
        var text = Write(WireSecrets.Reveal(wire));
        return content.IsSecret ? WireObject.Special(WireSignature.Secret, "value", text) : text;
    }

    private static string Write(object? wire)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
            Write(writer, wire);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? wire)
    {
        switch (wire)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case WireList list:
                writer.WriteStartArray();
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case WireObject pairs:
                writer.WriteStartObject();
                foreach (var (key, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
