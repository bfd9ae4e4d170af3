namespace Pulumi;

/// <summary>A file made of a text.</summary>
public sealed class StringAsset : Asset
{
    public StringAsset(string text)
        : base("text", text)
    {
    }
}
