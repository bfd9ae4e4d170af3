namespace Pulumi.Serialization;

/// <summary>A list on the wire; the values are those of a <see cref="WireObject"/>.</summary>
internal sealed class WireList(int capacity) : List<object?>(capacity);
