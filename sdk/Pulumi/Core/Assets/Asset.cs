using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A single file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, object content)
        : base(WireSignature.Asset, property, content)
    {
    }
}
