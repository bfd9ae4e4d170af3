using Monitoring.Cli.Host;
using Xunit;

namespace Monitoring.Tests.Cli.Host;

public sealed class LocalScanTests
{
    [Theory]
    [InlineData("# TYPE x gauge\netcd_server_has_leader 1\n", "etcd", null)]
    [InlineData("x 1\nnats_varz_connections{server_id=\"a\"} 3\n", "nats", "nats")]
    [InlineData("x 1\ngnatsd_varz_connections{server_id=\"a\"} 3\n", "nats", "gnatsd")]
    [InlineData("x 1\nranges_unavailable{store=\"1\"} 0\nsql_conns{node_id=\"1\"} 2\n", "cockroachdb", null)]
    [InlineData("x 1\nsql_conns 2\n", null, null)]
    [InlineData("x 1\nold_etcd_server_has_leader 1\n", null, null)]
    public void Metrics_tell_by_their_names_who_exposes_them(string metrics, string? system, string? prefix) =>
        Assert.Equal(new FoundSystem(system, "127.0.0.1:1", prefix), LocalScan.Recognise("127.0.0.1:1", metrics));

    [Fact]
    public async Task An_address_that_somebody_named_is_scraped_even_when_nothing_answers()
    {
        using var scan = new LocalScan();

        Assert.Contains(new FoundSystem(null, "127.0.0.1:1"), await scan.FindAsync(["127.0.0.1:1"], CancellationToken.None));
    }
}
