using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>A resource with an output of every common kind.</summary>
internal sealed class Thing : CustomResource
{
    public const string Token = "test:index:Thing";

    public Thing(string name, ResourceArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ThingArgs(), options)
    {
    }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("number")]
    public Output<int> Number { get; private set; } = null!;

    [Output("items")]
    public Output<ImmutableArray<string>> Items { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("part")]
    public Output<ThingPart> Part { get; private set; } = null!;

    [Output("choice")]
    public Output<Union<int, string>> Choice { get; private set; } = null!;

    [Output("size")]
    public Output<ThingSize?> Size { get; private set; } = null!;

    [Output("anything")]
    public Output<object> Anything { get; private set; } = null!;

    [Output("other")]
    public Output<Resource> Other { get; private set; } = null!;
}
