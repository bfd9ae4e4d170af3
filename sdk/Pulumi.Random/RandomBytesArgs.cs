namespace Pulumi.Random;

/// <summary>What a <see cref="RandomBytes"/> is made of.</summary>
public sealed class RandomBytesArgs : ResourceArgs
{
    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Any values; when one changes, a new random value is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= new InputMap<string>();
        set => _keepers = value;
    }

    /// <summary>Bytes, at least 1.</summary>
    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    public RandomBytesArgs()
    {
    }

    public static new RandomBytesArgs Empty => new();
}
