using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Xunit;
using RemoteCommand = Pulumi.Command.Remote.Command;

namespace Monitoring.Tests.Sdk.Command;

public sealed class CommandResourceTests
{
    [Fact]
    public async Task A_command_goes_out_under_the_names_of_the_provider_with_the_defaults_of_its_connection()
    {
        var run = await MockedProgram.RunAsync(() => _ = new RemoteCommand("run", new CommandArgs
        {
            Connection = new ConnectionArgs { Host = "box", HostKey = "ssh-ed25519 AAAA", PrivateKey = "key" },
            Create = "true",
            Delete = "false",
            Stdin = "words",
            Environment = { ["A"] = "b" },
            Logging = Logging.None,
            Triggers = new object[] { "hash" },
        }));

        Assert.Equal("command:remote:Command", run.Request("run").Type);
        run.AssertInputs("run", """
            {
              "addPreviousOutputInEnv": true, "create": "true", "delete": "false", "stdin": "words", "environment": { "A": "b" }, "logging": "none", "triggers": ["hash"],
              "connection": { "host": "box", "hostKey": "ssh-ed25519 AAAA", "privateKey": "key", "user": "root", "port": 22, "dialErrorLimit": 10, "perDialTimeout": 15 }
            }
            """);
    }

    [Fact]
    public async Task A_copy_takes_a_file_or_a_folder_along()
    {
        var run = await MockedProgram.RunAsync(() => _ = new CopyToRemote("copy", new CopyToRemoteArgs
        {
            Connection = new ConnectionArgs { Host = "box", Proxy = new ProxyConnectionArgs { Host = "gate", User = "me" } },
            RemotePath = "/opt/x",
            Source = new FileAsset("x"),
        }));

        Assert.Equal("command:remote:CopyToRemote", run.Request("copy").Type);
        Assert.Equal("/opt/x", run.Request("copy").Inputs["remotePath"]);
        Assert.IsType<FileAsset>(run.Request("copy").Inputs["source"]);
    }

    [Fact]
    public async Task How_a_machine_is_reached_is_a_secret_and_a_changed_trigger_replaces()
    {
        var (run, copy) = (new SeenOptions(), new SeenOptions());
        await MockedProgram.RunAsync(() =>
        {
            _ = new RemoteCommand("run", new CommandArgs { Connection = new ConnectionArgs { Host = "box" } }, run.Options);
            _ = new CopyToRemote("copy", new CopyToRemoteArgs { Connection = new ConnectionArgs { Host = "box" }, RemotePath = "x", Source = new FileArchive("x") }, copy.Options);
        });

        Assert.All([run.Final, copy.Final], options =>
        {
            Assert.Equal(["connection"], options.AdditionalSecretOutputs);
            Assert.Equal(["triggers[*]"], options.ReplaceOnChanges);
            Assert.Equal("1.2.1", options.Version);
        });
        Assert.True(await Output.IsSecretAsync(new CommandArgs { Connection = new ConnectionArgs { Host = "box" } }.Connection!.ToOutput()));
        Assert.True(await Output.IsSecretAsync(new ConnectionArgs { Host = "box", PrivateKey = "key" }.PrivateKey!.ToOutput()));
    }

    [Fact]
    public async Task Get_reads_the_resource_with_the_given_id()
    {
        var run = await MockedProgram.RunAsync(() => _ = RemoteCommand.Get("run", "abc"));

        Assert.Equal("abc", run.Request("run").Id);
    }
}
