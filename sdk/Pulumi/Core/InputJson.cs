using System.Text.Json;

namespace Pulumi;

/// <summary>Any JSON, given to a resource.</summary>
public sealed class InputJson : Input<JsonElement>
{
    public InputJson()
        : base(JsonDocument.Parse("null").RootElement)
    {
    }

    private InputJson(JsonElement value)
        : base(value)
    {
    }

    private InputJson(Output<JsonElement> output)
        : base(output)
    {
    }

    public static implicit operator InputJson(string json) => new(Parse(json));

    public static implicit operator InputJson(JsonDocument document) => new(document.RootElement);

    public static implicit operator InputJson(JsonElement element) => new(element);

    public static implicit operator InputJson(Output<string> json) => new(json.Apply(text => Parse(text)));

    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(known => known.RootElement));

    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
