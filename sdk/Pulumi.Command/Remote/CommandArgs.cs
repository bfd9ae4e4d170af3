namespace Pulumi.Command.Remote;

/// <summary>What a <see cref="Command"/> runs, and where.</summary>
public sealed class CommandArgs : ResourceArgs
{
    /// <summary>False keeps the outputs of the last run out of the environment of the next.</summary>
    [Input("addPreviousOutputInEnv")]
    public Input<bool>? AddPreviousOutputInEnv { get; set; }

    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? _connection;

    /// <summary>How the machine is reached.</summary>
    public Input<Inputs.ConnectionArgs>? Connection
    {
        get => _connection;
        set => _connection = Output.CreateSecret(value.ToOutput());
    }

    /// <summary>Runs when the resource is made.</summary>
    [Input("create")]
    public Input<string>? Create { get; set; }

    /// <summary>Runs when the resource is deleted, and after its replacement is made.</summary>
    [Input("delete")]
    public Input<string>? Delete { get; set; }

    [Input("environment")]
    private InputMap<string>? _environment;

    /// <summary>Variables; the server has to accept them.</summary>
    public InputMap<string> Environment
    {
        get => _environment ??= new InputMap<string>();
        set => _environment = value;
    }

    /// <summary>What of the output is shown while it runs.</summary>
    [Input("logging")]
    public Input<Logging>? Logging { get; set; }

    [Input("stdin")]
    public Input<string>? Stdin { get; set; }

    [Input("triggers")]
    private InputList<object>? _triggers;

    /// <summary>A change of any of them replaces the resource.</summary>
    public InputList<object> Triggers
    {
        get => _triggers ??= new InputList<object>();
        set => _triggers = value;
    }

    /// <summary>Runs when an input changes; without it, <see cref="Create"/> runs again.</summary>
    [Input("update")]
    public Input<string>? Update { get; set; }

    public CommandArgs()
    {
        AddPreviousOutputInEnv = true;
    }

    public static new CommandArgs Empty => new();
}
