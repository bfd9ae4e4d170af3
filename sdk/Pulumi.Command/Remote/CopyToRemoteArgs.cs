namespace Pulumi.Command.Remote;

/// <summary>What a <see cref="CopyToRemote"/> copies, and where to.</summary>
public sealed class CopyToRemoteArgs : ResourceArgs
{
    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? _connection;

    /// <summary>How the machine is reached.</summary>
    public Input<Inputs.ConnectionArgs>? Connection
    {
        get => _connection;
        set => _connection = Output.CreateSecret(value.ToOutput());
    }

    /// <summary>All but its last part has to exist.</summary>
    [Input("remotePath", required: true)]
    public Input<string> RemotePath { get; set; } = null!;

    /// <summary>A <see cref="FileAsset"/> or a <see cref="FileArchive"/>.</summary>
    [Input("source", required: true)]
    public Input<AssetOrArchive> Source { get; set; } = null!;

    [Input("triggers")]
    private InputList<object>? _triggers;

    /// <summary>A change of any of them replaces the resource.</summary>
    public InputList<object> Triggers
    {
        get => _triggers ??= new InputList<object>();
        set => _triggers = value;
    }

    public CopyToRemoteArgs()
    {
    }

    public static new CopyToRemoteArgs Empty => new();
}
