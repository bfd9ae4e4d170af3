namespace Pulumi.Command.Remote.Inputs;

/// <summary>How a machine is reached.</summary>
public sealed class ConnectionArgs : ResourceArgs
{
    /// <summary>Socket of an SSH agent.</summary>
    [Input("agentSocketPath")]
    public Input<string>? AgentSocketPath { get; set; }

    /// <summary>Failed attempts to connect before it gives up; -1 never does.</summary>
    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; }

    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>Key that the machine has to show, as in known_hosts; without it any key is accepted.</summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    [Input("password")]
    private Input<string>? _password;

    public Input<string>? Password
    {
        get => _password;
        set => _password = Output.CreateSecret(value.ToOutput());
    }

    /// <summary>Seconds for one attempt to connect; 0 is no limit.</summary>
    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; }

    [Input("port")]
    public Input<double>? Port { get; set; }

    [Input("privateKey")]
    private Input<string>? _privateKey;

    public Input<string>? PrivateKey
    {
        get => _privateKey;
        set => _privateKey = Output.CreateSecret(value.ToOutput());
    }

    [Input("privateKeyPassword")]
    private Input<string>? _privateKeyPassword;

    public Input<string>? PrivateKeyPassword
    {
        get => _privateKeyPassword;
        set => _privateKeyPassword = Output.CreateSecret(value.ToOutput());
    }

    /// <summary>A machine to go through.</summary>
    [Input("proxy")]
    public Input<ProxyConnectionArgs>? Proxy { get; set; }

    [Input("user")]
    public Input<string>? User { get; set; }

    public ConnectionArgs()
    {
        DialErrorLimit = 10;
        PerDialTimeout = 15;
        Port = 22;
        User = "root";
    }

    public static new ConnectionArgs Empty => new();
}
