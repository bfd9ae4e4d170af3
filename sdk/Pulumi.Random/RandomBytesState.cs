namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomBytes"/>.</summary>
public sealed class RandomBytesState : ResourceArgs
{
    [Input("base64")]
    private Input<string>? _base64;

    public Input<string>? Base64
    {
        get => _base64;
        set => _base64 = Output.CreateSecret(value.ToOutput());
    }

    [Input("hex")]
    private Input<string>? _hex;

    public Input<string>? Hex
    {
        get => _hex;
        set => _hex = Output.CreateSecret(value.ToOutput());
    }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Any values; when one changes, a new random value is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= new InputMap<string>();
        set => _keepers = value;
    }

    /// <summary>Bytes, at least 1.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    public RandomBytesState()
    {
    }

    public static new RandomBytesState Empty => new();
}
