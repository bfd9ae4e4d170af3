namespace Pulumi;

/// <summary>A file on disk, by path.</summary>
public sealed class FileAsset : Asset
{
    public FileAsset(string path)
        : base("path", path)
    {
    }
}
