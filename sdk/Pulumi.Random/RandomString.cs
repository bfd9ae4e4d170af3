using System.Collections.Immutable;

namespace Pulumi.Random;

/// <summary>A random string for names; use <see cref="RandomPassword"/> for secrets.</summary>
[RandomResourceType("random:index/randomString:RandomString")]
public partial class RandomString : CustomResource
{
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

    public RandomString(string name, RandomStringArgs args, CustomResourceOptions? options = null)
        : base("random:index/randomString:RandomString", name, args ?? new RandomStringArgs(), MakeResourceOptions(options, ""))
    {
    }

    private RandomString(string name, Input<string> id, RandomStringState? state, CustomResourceOptions? options)
        : base("random:index/randomString:RandomString", name, state, MakeResourceOptions(options, id))
    {
    }

    public static RandomString Get(string name, Input<string> id, RandomStringState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        RandomResourceOptions.Make(options, id, additionalSecretOutputs: []);
}
