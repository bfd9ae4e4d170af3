namespace Pulumi;

/// <summary>A file behind a URI: http, https or file.</summary>
public sealed class RemoteAsset : Asset
{
    public RemoteAsset(string uri)
        : base("uri", uri)
    {
    }
}
