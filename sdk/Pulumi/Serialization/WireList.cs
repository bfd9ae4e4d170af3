namespace Pulumi.Serialization;

/// <summary>A list on the wire; the values are those of a <see cref="WireObject"/>.</summary>
internal sealed class WireList : List<object?>
{
    public WireList(int capacity)
        : base(capacity)
    {
    }

    public WireList(IEnumerable<object?> items)
        : base(items)
    {
    }
}
