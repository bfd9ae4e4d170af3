using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Tools;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Connecting;

public sealed class TunnelTests : IDisposable
{
    private const string Call = "--context=prod-eu --namespace monitoring port-forward";

    private readonly TemporaryFolder _folder = new();
    private readonly PlayedProgram _kubectl;
    private readonly ClusterAccess _access;

    public TunnelTests()
    {
        _kubectl = new PlayedProgram(_folder, "kubectl");
        _access = new ClusterAccess(new ExternalTool(Path.Combine(_kubectl.Folder, "kubectl")), _folder.FullPath, new() { Context = "prod-eu" });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_opens_again_on_the_same_port_and_nothing_is_left_of_it()
    {
        _kubectl.Does(Call, $"echo $$ >>'{_folder["pids"]}'; echo 'Forwarding from 127.0.0.1:41234 -> 9090'; if test -e '{_folder["again"]}'; then exec sleep 600; fi; touch '{_folder["again"]}'; echo 'lost connection to pod' >&2; exit 1");

        await using (var tunnel = await Tunnel.OpenAsync(_access, "monitoring", "prometheus", 9090, CancellationToken.None))
        {
            Assert.Equal(41234, tunnel.Port);
            for (var i = 0; i < 600 && _kubectl.Calls.Count < 2; i++)
                await Task.Delay(50);
        }

        Assert.Equal([$"{Call} service/prometheus :9090", $"{Call} service/prometheus 41234:9090"], _kubectl.Calls);
        Assert.All(File.ReadAllLines(_folder["pids"]), pid => Assert.False(Directory.Exists($"/proc/{pid}"), $"process {pid} is still there"));
    }

    [Fact]
    public async Task The_reason_why_there_is_no_way_is_that_of_kubectl()
    {
        _kubectl.Does(Call, "echo 'error: services \"prometheus\" not found' >&2; exit 1");
        var e = await Assert.ThrowsAsync<UnreachableException>(() => Tunnel.OpenAsync(_access, "monitoring", "prometheus", 9090, CancellationToken.None));
        Assert.Equal("service/prometheus in namespace 'monitoring' (context 'prod-eu') does not answer: error: services \"prometheus\" not found.", e.Message);
    }
}
