using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Workloads;

public sealed class IngressSettingsTests
{
    private static readonly IngressSettings Complete = new() { Host = "kibana.example.com", TlsSecret = "kibana-tls", ControllerNamespace = "ingress-nginx" };

    [Fact]
    public void None_is_fine_and_lets_nobody_in()
    {
        var none = new IngressSettings();
        Assert.Empty(Problems(none));
        Assert.Empty(none.EdgesTo("kibana", 5601));
        Assert.Empty(none.Url);
    }

    [Fact]
    public void A_complete_one_lets_the_controller_in()
    {
        Assert.Empty(Problems(Complete));
        Assert.Equal("https://kibana.example.com", Complete.Url);
        var edge = Assert.Single(Complete.EdgesTo("kibana", 5601));
        Assert.Equal((Peer.Namespace("ingress-nginx"), Peer.Workload("kibana")), (edge.From, edge.To));
        Assert.Equal(5601, Assert.Single(edge.Ports).Number);
    }

    [Fact]
    public void Somebody_elses_Ingress_needs_the_controllers_namespace_only()
    {
        var foreign = new IngressSettings { ControllerNamespace = "ingress-nginx" };
        Assert.Empty(Problems(foreign));
        Assert.Single(foreign.EdgesTo("kibana", 5601));
    }

    [Fact]
    public void A_host_without_a_certificate_is_refused() => AssertError("monitoring:kibana.ingress.tlsSecret", Complete with { TlsSecret = "" });

    [Fact]
    public void A_host_that_nobody_may_forward_from_is_refused() => AssertError("monitoring:kibana.ingress.controllerNamespace", Complete with { ControllerNamespace = "" });

    private static void AssertError(string key, IngressSettings settings) => Assert.Equal(key, Assert.Single(Problems(settings)).Where);

    private static IEnumerable<Problem> Problems(IngressSettings settings) => settings.Validate(new("monitoring:kibana.ingress", new DateOnly(2026, 1, 1)));
}
