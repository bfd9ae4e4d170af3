namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomId"/>.</summary>
public sealed class RandomIdState : ResourceArgs
{
    [Input("b64Std")]
    public Input<string>? B64Std { get; set; }

    [Input("b64Url")]
    public Input<string>? B64Url { get; set; }

    /// <summary>Bytes, at least 1.</summary>
    [Input("byteLength")]
    public Input<int>? ByteLength { get; set; }

    [Input("dec")]
    public Input<string>? Dec { get; set; }

    [Input("hex")]
    public Input<string>? Hex { get; set; }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Any values; when one changes, a new random value is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= new InputMap<string>();
        set => _keepers = value;
    }

    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    public RandomIdState()
    {
    }

    public static new RandomIdState Empty => new();
}
