using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

/// <summary>A file or a folder that is copied to another machine, by SSH. Its source has to be one with a path.</summary>
[CommandResourceType("command:remote:CopyToRemote")]
public partial class CopyToRemote : CustomResource
{
    [Output("connection")]
    public Output<Outputs.Connection> Connection { get; private set; } = null!;

    [Output("remotePath")]
    public Output<string> RemotePath { get; private set; } = null!;

    [Output("source")]
    public Output<AssetOrArchive> Source { get; private set; } = null!;

    [Output("triggers")]
    public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    public CopyToRemote(string name, CopyToRemoteArgs args, CustomResourceOptions? options = null)
        : base("command:remote:CopyToRemote", name, args ?? new CopyToRemoteArgs(), CommandResourceOptions.Make(options, ""))
    {
    }

    private CopyToRemote(string name, Input<string> id, CustomResourceOptions? options)
        : base("command:remote:CopyToRemote", name, null, CommandResourceOptions.Make(options, id))
    {
    }

    public static CopyToRemote Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);
}
