using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

[EnumType]
internal readonly struct ThingSize
{
    private readonly string _value;

    private ThingSize(string value) => _value = value;

    public static ThingSize Large { get; } = new("large");

    public override string ToString() => _value;

    public static explicit operator string(ThingSize value) => value._value;
}
