namespace Pulumi.Serialization;

/// <summary>
/// An object on the wire. Its values are null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>,
/// <see cref="WireObject"/> or <see cref="WireList"/>, and nothing else.
/// </summary>
internal sealed class WireObject() : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public static WireObject Special(string signature, string property, object? content) =>
        new() { [WireSignature.Key] = signature, [property] = content };

    /// <summary>The signature of a special object; null for an ordinary one.</summary>
    public string? Signature => TryGetValue(WireSignature.Key, out var signature) ? signature as string : null;

    public string Text(string property) => GetValueOrDefault(property) as string ?? "";

    private object? GetValueOrDefault(string property) => TryGetValue(property, out var value) ? value : null;
}
