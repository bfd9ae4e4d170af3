namespace Pulumi;

/// <summary>An archive behind a URI: http, https or file.</summary>
public sealed class RemoteArchive : Archive
{
    public RemoteArchive(string uri)
        : base("uri", uri)
    {
    }
}
