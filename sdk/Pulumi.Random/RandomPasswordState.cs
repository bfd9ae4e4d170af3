namespace Pulumi.Random;

/// <summary>What is known of an existing <see cref="RandomPassword"/>.</summary>
public sealed class RandomPasswordState : ResourceArgs
{
    [Input("bcryptHash")]
    private Input<string>? _bcryptHash;

    public Input<string>? BcryptHash
    {
        get => _bcryptHash;
        set => _bcryptHash = Output.CreateSecret(value.ToOutput());
    }

    [Input("keepers")]
    private InputMap<string>? _keepers;

    /// <summary>Any values; when one changes, a new random value is made.</summary>
    public InputMap<string> Keepers
    {
        get => _keepers ??= new InputMap<string>();
        set => _keepers = value;
    }

    /// <summary>Characters, at least 1 and at least the sum of the minima.</summary>
    [Input("length")]
    public Input<int>? Length { get; set; }

    [Input("lower")]
    public Input<bool>? Lower { get; set; }

    [Input("minLower")]
    public Input<int>? MinLower { get; set; }

    [Input("minNumeric")]
    public Input<int>? MinNumeric { get; set; }

    [Input("minSpecial")]
    public Input<int>? MinSpecial { get; set; }

    [Input("minUpper")]
    public Input<int>? MinUpper { get; set; }

    [Input("number")]
    public Input<bool>? Number { get; set; }

    [Input("numeric")]
    public Input<bool>? Numeric { get; set; }

    /// <summary>The special characters to choose from.</summary>
    [Input("overrideSpecial")]
    public Input<string>? OverrideSpecial { get; set; }

    [Input("result")]
    private Input<string>? _result;

    public Input<string>? Result
    {
        get => _result;
        set => _result = Output.CreateSecret(value.ToOutput());
    }

    [Input("special")]
    public Input<bool>? Special { get; set; }

    [Input("upper")]
    public Input<bool>? Upper { get; set; }

    public RandomPasswordState()
    {
    }

    public static new RandomPasswordState Empty => new();
}
