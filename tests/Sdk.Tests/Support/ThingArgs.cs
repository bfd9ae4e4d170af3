using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>Arguments in the shape of generated ones: lists and maps behind private fields.</summary>
internal class ThingArgs : ResourceArgs
{
    [Input("items")]
    private InputList<string>? _items;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }

    public InputList<string> Items { get => _items ??= []; set => _items = value; }

    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }

    [Input("part")]
    public Input<ThingPartArgs>? Part { get; set; }

    [Input("choice")]
    public InputUnion<int, string>? Choice { get; set; }

    [Input("size")]
    public Input<ThingSize>? Size { get; set; }

    [Input("anything")]
    public Input<object>? Anything { get; set; }

    [Input("json", json: true)]
    public Input<ThingPartArgs>? Json { get; set; }

    [Input("plain")]
    public bool? Plain { get; set; }
}
