using System.Collections.Immutable;
using System.Text;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using RemoteCommand = Pulumi.Command.Remote.Command;

namespace Monitoring.Host;

/// <summary>
/// Prometheus, Alertmanager and their exporters on a host outside the cluster, by SSH. Use it once per stack that is placed there. All the work is
/// done by <c>host.sh</c>, which travels with the bundle: a bundle that does not work is taken back, and the deployment fails with the reason.
/// </summary>
public sealed class PrometheusHost : ComponentResource
{
    private readonly string _name;
    private readonly PrometheusHostArgs _args;

    public PrometheusHost(string name, PrometheusHostArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:host:PrometheusHost", name, options)
    {
        (_name, _args) = (name, args);
        var place = Prepare();
        var uploaded = Upload(place);
        var installed = Run("programs", $"{Sudo}tar -xzf {Archive} -C {Folder} host.sh && {Script("install")} {args.BundleHash}", uploaded, [args.BundleHash]);
        var secrets = TakeSecrets(installed);
        _ = Run("bundle", $"{Script("apply")} {args.BundleHash}", secrets, [args.BundleHash]);
        Address = Output.Create(args.Settings.Address);
        RegisterOutputs();
    }

    /// <summary>Address of the host.</summary>
    [Output("address")]
    public Output<string> Address { get; private set; }

    private string Folder => _args.Settings.Directory;

    private string Archive => $"{Folder}/incoming/{_args.BundleHash}.tar.gz";

    private string Sudo => _args.Settings.User == "root" ? "" : "sudo -n ";

    /// <summary>The folder for uploads. When it goes, the services go; so it is replaced, old one first, when the host or the folder is another.</summary>
    private RemoteCommand Prepare() => new($"{_name}-place", new CommandArgs
    {
        Connection = Connection(),
        Create = $"{Sudo}install -d -m 755 {Folder} && {Sudo}install -d -m 700 -o {_args.Settings.User} {Folder}/incoming",
        Delete = $"if [ -f {Folder}/host.sh ]; then {Script("remove")}{(_args.Settings.KeepData ? "" : " --data")}; fi",
        AddPreviousOutputInEnv = false,
        Triggers = new object[] { _args.Settings.Address, Folder },
    }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });

    private CopyToRemote Upload(Resource after) => new($"{_name}-upload", new CopyToRemoteArgs
    {
        Connection = Connection(),
        Source = _args.Bundle,
        RemotePath = Archive,
        Triggers = new object[] { _args.Settings.Address, Folder, _args.BundleHash },
    }, After(after));

    /// <summary>They travel through standard input, so that no process list, log or preview shows them; a changed one is sent again.</summary>
    private RemoteCommand TakeSecrets(Resource after)
    {
        var lines = Output.All(_args.Secrets.Values.ToImmutableArray()).Apply(values => string.Concat(
            _args.Secrets.Keys.Zip(values, (path, value) => $"{path} {Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}\n")));
        return Run("secrets", Script("secrets"), after, [], Output.CreateSecret(lines));
    }

    /// <summary>A step. It has no command for its end, which would run after its replacement began.</summary>
    private RemoteCommand Run(string step, string command, Resource after, object[] triggers, Output<string>? input = null)
    {
        var args = new CommandArgs
        {
            Connection = Connection(),
            Create = command,
            AddPreviousOutputInEnv = false,
            Triggers = new[] { _args.Settings.Address, Folder }.Concat(triggers).ToArray(),
        };
        if (input is not null)
            (args.Stdin, args.Logging) = (input, Pulumi.Command.Remote.Logging.None);
        return new RemoteCommand($"{_name}-{step}", args, After(after));
    }

    private CustomResourceOptions After(Resource resource) => new() { Parent = this, DependsOn = { resource } };

    private string Script(string verb) => $"{Sudo}bash {Folder}/host.sh {verb}";

    private ConnectionArgs Connection() => new()
    {
        Host = _args.Settings.Address,
        Port = _args.Settings.Port,
        User = _args.Settings.User,
        HostKey = _args.Settings.HostKey,
        PrivateKey = _args.SshKey,
    };
}
