namespace Pulumi;

/// <summary>A file or a folder of files given to a resource by its content rather than its name.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object content)
    {
        Signature = signature;
        Property = property;
        Content = content;
    }

    internal string Signature { get; }

    /// <summary>The name of the content on the wire.</summary>
    internal string Property { get; }

    internal object Content { get; }
}
