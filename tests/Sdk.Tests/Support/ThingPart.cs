using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

[OutputType]
internal sealed class ThingPart
{
    public readonly string? Text;
    public readonly int Number;
    public readonly ImmutableArray<ThingPart> Parts;

    [OutputConstructor]
    private ThingPart(string? text, [OutputConstructorParameter("no-of")] int number, ImmutableArray<ThingPart> parts)
    {
        Text = text;
        Number = number;
        Parts = parts;
    }
}
