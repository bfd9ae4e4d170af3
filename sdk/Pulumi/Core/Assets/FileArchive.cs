namespace Pulumi;

/// <summary>A folder, or a .zip, .tar or .tar.gz file, by path.</summary>
public sealed class FileArchive : Archive
{
    public FileArchive(string path)
        : base("path", path)
    {
    }
}
