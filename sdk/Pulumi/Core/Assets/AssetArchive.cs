namespace Pulumi;

/// <summary>An archive put together from assets and archives, by their path in it.</summary>
public sealed class AssetArchive : Archive
{
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
        : base("assets", assets)
    {
    }
}
