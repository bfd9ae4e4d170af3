using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Alertmanager;

public sealed class AlertmanagerFlagsTests
{
    private static readonly Workload Workload = new("alertmanager", "monitoring", "alerting");

    [Theory]
    [InlineData("5d", "120h")]
    [InlineData("24h", "24h")]
    [InlineData("90m", "5400s")]
    public void Retention_is_written_as_Go_reads_it(string retention, string written) =>
        Assert.Contains($"--data.retention={written}", AlertmanagerFlags.Of(new() { Retention = Duration.Parse(retention) }, Workload));

    [Fact]
    public void One_alone_listens_to_no_gossip() =>
        Assert.Equal(["--cluster.listen-address="], AlertmanagerFlags.Of(new(), Workload).Where(flag => flag.StartsWith("--cluster", StringComparison.Ordinal)));

    [Fact]
    public void Each_of_several_knows_all() => Assert.Equal(
        [
            "--cluster.listen-address=[$(POD_IP)]:9094",
            "--cluster.peer=alertmanager-0.alertmanager-peers.monitoring.svc:9094",
            "--cluster.peer=alertmanager-1.alertmanager-peers.monitoring.svc:9094",
            "--cluster.peer=alertmanager-2.alertmanager-peers.monitoring.svc:9094",
        ],
        AlertmanagerFlags.Of(new() { Replicas = 3 }, Workload).Where(flag => flag.StartsWith("--cluster", StringComparison.Ordinal)));
}
