using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>Random bytes for keys and tokens, kept in the state as a secret; they change only when <c>Keepers</c> change.</summary>
[RandomResourceType("random:index/randomBytes:RandomBytes")]
public partial class RandomBytes : CustomResource
{
    [Output("base64")]
    public Output<string> Base64 { get; private set; } = null!;

    [Output("hex")]
    public Output<string> Hex { get; private set; } = null!;

    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    public RandomBytes(string name, RandomBytesArgs args, CustomResourceOptions? options = null)
        : base("random:index/randomBytes:RandomBytes", name, args ?? new RandomBytesArgs(), MakeResourceOptions(options, ""))
    {
    }

    private RandomBytes(string name, Input<string> id, RandomBytesState? state, CustomResourceOptions? options)
        : base("random:index/randomBytes:RandomBytes", name, state, MakeResourceOptions(options, id))
    {
    }

    public static RandomBytes Get(string name, Input<string> id, RandomBytesState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        RandomResourceOptions.Make(options, id, additionalSecretOutputs: ["base64", "hex"]);
}
