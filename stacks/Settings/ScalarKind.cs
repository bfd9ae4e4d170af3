using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Settings;

/// <summary>A single value.</summary>
/// <param name="Type">The type without its nullability.</param>
/// <param name="TypeName">A word or two for the type column of the documentation.</param>
/// <param name="Accepted">The phrase that completes "give …" in an error.</param>
/// <param name="PulumiType">The type that Pulumi.yaml declares.</param>
/// <param name="Tokens">The JSON types that may carry the value inside an object.</param>
/// <param name="Parse">Reads the text of the value; null when it is not one.</param>
/// <param name="Write">The inverse of <paramref name="Parse"/>.</param>
/// <param name="Compare">Orders two values; null for values without an order, which cannot have a smallest or largest one.</param>
internal sealed record ScalarKind(
    Type Type,
    string TypeName,
    string Accepted,
    string PulumiType,
    JTokenType[] Tokens,
    Func<string, object?> Parse,
    Func<object, string> Write,
    Comparison<object>? Compare) : SettingKind
{
    public override string TypeName { get; } = TypeName;

    public override string Accepted { get; } = Accepted;

    public override string PulumiType { get; } = PulumiType;

    public override string Format(object? value) => value is null ? "" : Write(value);
}
