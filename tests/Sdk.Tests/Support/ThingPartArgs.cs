using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

internal sealed class ThingPartArgs : ResourceArgs
{
    [Input("text", required: true)]
    public Input<string>? Text { get; set; }

    [Input("on")]
    public Input<bool>? On { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }
}
