using Monitoring.Describe;
using Monitoring.Fluentd;
using Monitoring.Logging;
using Monitoring.Logstash;
using Xunit;

namespace Monitoring.Tests.Infra.Logging;

public sealed class LogFlowTests
{
    [Fact]
    public void Without_a_relay_collectors_send_to_every_destination()
    {
        var flow = LogFlow.Of([new("prometheus"), Store("elasticsearch"), Store("cloud")]);

        Assert.Equal(["elasticsearch", "cloud"], flow.Collected.Select(destination => destination.Name));
        Assert.Empty(flow.Relayed);
    }

    [Fact]
    public void With_a_relay_collectors_send_to_it_alone_and_it_sends_to_the_others()
    {
        var flow = LogFlow.Of([Store("elasticsearch"), Store("logstash", relays: true), Store("cloud")]);

        Assert.Equal(["logstash"], flow.Collected.Select(destination => destination.Name));
        Assert.Equal(["elasticsearch", "cloud"], flow.Relayed.Select(destination => destination.Name));
    }

    private static Description Store(string name, bool relays = false) => new(name)
    {
        LogDestination = new(name)
        {
            Fluentd = new FluentdSection("store"),
            Logstash = new LogstashPlugin(name),
            Target = Peer.Workload(name),
            Port = 1,
            Relays = relays,
        },
    };
}
