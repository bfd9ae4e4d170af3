using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random password, kept in the state as a secret; it changes only when <c>Keepers</c> change.</summary>
[RandomResourceType("random:index/randomPassword:RandomPassword")]
public partial class RandomPassword : CustomResource
{
    [Output("bcryptHash")]
    public Output<string> BcryptHash { get; private set; } = null!;

    [Output("keepers")]
    public Output<ImmutableDictionary<string, string>?> Keepers { get; private set; } = null!;

    [Output("length")]
    public Output<int> Length { get; private set; } = null!;

    [Output("lower")]
    public Output<bool> Lower { get; private set; } = null!;

    [Output("minLower")]
    public Output<int> MinLower { get; private set; } = null!;

    [Output("minNumeric")]
    public Output<int> MinNumeric { get; private set; } = null!;

    [Output("minSpecial")]
    public Output<int> MinSpecial { get; private set; } = null!;

    [Output("minUpper")]
    public Output<int> MinUpper { get; private set; } = null!;

    [Output("number")]
    public Output<bool> Number { get; private set; } = null!;

    [Output("numeric")]
    public Output<bool> Numeric { get; private set; } = null!;

    [Output("overrideSpecial")]
    public Output<string?> OverrideSpecial { get; private set; } = null!;

    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    [Output("special")]
    public Output<bool> Special { get; private set; } = null!;

    [Output("upper")]
    public Output<bool> Upper { get; private set; } = null!;

    public RandomPassword(string name, RandomPasswordArgs args, CustomResourceOptions? options = null)
        : base("random:index/randomPassword:RandomPassword", name, args ?? new RandomPasswordArgs(), MakeResourceOptions(options, ""))
    {
    }

    private RandomPassword(string name, Input<string> id, RandomPasswordState? state, CustomResourceOptions? options)
        : base("random:index/randomPassword:RandomPassword", name, state, MakeResourceOptions(options, id))
    {
    }

    public static RandomPassword Get(string name, Input<string> id, RandomPasswordState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        RandomResourceOptions.Make(options, id, additionalSecretOutputs: ["bcryptHash", "result"]);
}
