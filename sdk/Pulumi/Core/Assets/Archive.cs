using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A collection of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object content)
        : base(WireSignature.Archive, property, content)
    {
    }
}
