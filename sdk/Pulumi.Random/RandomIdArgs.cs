namespace Pulumi.Random;

/// <summary>What a <see cref="RandomId"/> is made of.</summary>
public sealed class RandomIdArgs : ResourceArgs
{
    /// <summary>Bytes, at least 1.</summary>
    [Input("byteLength", required: true)]
    public Input<int> ByteLength { get; set; } = null!;

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

    public RandomIdArgs()
    {
    }

    public static new RandomIdArgs Empty => new();
}
