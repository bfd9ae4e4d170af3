using System.Net;
using System.Net.Sockets;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>Runs the very script that prepares an Elasticsearch node.</summary>
public sealed class BootstrapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BootstrapTests()
    {
        Write("image/jvm.options", "-server");
        Write("image/elasticsearch.yml", "cluster.name: image");
        Write("stack/elasticsearch.yml", "cluster.name: ours\n");
        Write("users/users", "setup:hash");
        Write("users/users_roles", "superuser:setup");
        Directory.CreateDirectory(Path("config"));
        Directory.CreateDirectory(Path("data"));
    }

    [Fact]
    public async Task Our_files_lie_over_those_of_the_image()
    {
        await PrepareAsync(initialMasters: "", readinessPort: 1);
        Assert.Equal("-server", Read("config/jvm.options"));
        Assert.Equal("cluster.name: ours\n", Read("config/elasticsearch.yml"));
        Assert.Equal("setup:hash", Read("config/users"));
        Assert.Equal("superuser:setup", Read("config/users_roles"));
    }

    [Fact]
    public async Task An_empty_node_may_found_a_cluster_when_there_is_none()
    {
        await PrepareAsync("es-0,es-1", readinessPort: 1);
        Assert.Equal("cluster.name: ours\ncluster.initial_master_nodes: [es-0, es-1]\n", Read("config/elasticsearch.yml"));
    }

    [Fact]
    public async Task An_empty_node_joins_when_another_is_part_of_a_cluster()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await PrepareAsync("es-0,es-1", ((IPEndPoint)other.LocalEndpoint).Port);
        Assert.Equal("cluster.name: ours\n", Read("config/elasticsearch.yml"));
    }

    [Fact]
    public async Task A_node_with_data_never_founds_a_cluster()
    {
        Directory.CreateDirectory(Path("data/_state"));
        await PrepareAsync("es-0,es-1", readinessPort: 1);
        Assert.Equal("cluster.name: ours\n", Read("config/elasticsearch.yml"));
    }

    [Fact]
    public async Task Credentials_go_into_the_keystore_and_nowhere_else()
    {
        Write("bin/elasticsearch-keystore", "#!/bin/bash\n[[ $ES_PATH_CONF == */config ]] || exit 1\necho \"$*|$([[ $1 == add ]] && cat)\" >>\"$ES_PATH_CONF/elasticsearch.keystore\"\n");
        await Tool.RunAsync("chmod", "+x", Path("bin/elasticsearch-keystore"));
        Write("keystore/gcs.client.default.credentials_file", "{}");
        Write("keystore/s3.client.default.access_key", "AKIA\n");
        Write("config/elasticsearch.keystore", "of an earlier start");

        var result = await PrepareAsync(initialMasters: "", readinessPort: 1, keystore: Path("keystore"));

        Assert.Equal(
            $"add-file --force gcs.client.default.credentials_file {Path("keystore/gcs.client.default.credentials_file")}|\nadd --force --stdin s3.client.default.access_key|AKIA\n",
            Read("config/elasticsearch.keystore"));
        Assert.DoesNotContain("AKIA", result.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ToolResult> PrepareAsync(string initialMasters, int readinessPort, string keystore = "")
    {
        var result = await Tool.RunAsync("env", [
            $"IMAGE={Path("image")}", $"STACK={Path("stack")}", $"USERS={Path("users")}", $"CONFIG={Path("config")}", $"DATA={Path("data")}",
            $"KEYSTORE={keystore}", $"INITIAL_MASTERS={initialMasters}", "PEERS=nowhere.invalid,127.0.0.1", $"READINESS_PORT={readinessPort}",
            "bash", Repository.PathOf("infra/Elasticsearch/bootstrap.sh")]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private string Path(string name) => _folder.PathOf(name);

    private string Read(string name) => File.ReadAllText(Path(name));

    private void Write(string name, string text) => _folder.Write(name, text);
}
