using Monitoring.Settings;
using Monitoring.Systems.Etcd;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class EtcdSettingsTests
{
    private static readonly EtcdSettings Plain = new() { Enabled = true, Members = 3 };
    private static readonly EtcdSettings Tls = Plain with { Metrics = EtcdMetrics.Tls, ClientCertificate = "etcd-client" };

    [Fact]
    public void Three_members_are_fine_over_http_and_over_https()
    {
        Assert.Empty(Problems(Plain));
        Assert.Empty(Problems(Tls));
    }

    [Fact]
    public void Nothing_is_asked_of_a_system_that_is_not_watched() => Assert.Empty(Problems(new EtcdSettings { Metrics = EtcdMetrics.Tls }));

    [Fact]
    public void The_number_of_members_has_to_be_said() => AssertError("monitoring:etcd.members", Plain with { Members = null });

    [Fact]
    public void Https_needs_a_certificate() => AssertError("monitoring:etcd.clientCertificate", Tls with { ClientCertificate = "" });

    [Fact]
    public void Http_uses_neither_certificate_nor_server_name()
    {
        AssertError("monitoring:etcd.metrics", Plain with { ClientCertificate = "etcd-client" });
        AssertError("monitoring:etcd.metrics", Plain with { ServerName = "etcd" });
    }

    [Fact]
    public void An_even_number_of_members_is_doubted()
    {
        var problem = Assert.Single(Problems(Plain with { Members = 4 }));
        Assert.Equal((ProblemLevel.Warning, "monitoring:etcd.members"), (problem.Level, problem.Where));
    }

    [Fact]
    public void The_port_follows_from_the_way_unless_it_is_set()
    {
        Assert.Equal(2381, Plain.EffectivePort);
        Assert.Equal(2379, Tls.EffectivePort);
        Assert.Equal(12381, (Plain with { Port = 12381 }).EffectivePort);
    }

    private static void AssertError(string where, EtcdSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, where), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(EtcdSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:etcd", new DateOnly(2026, 11, 21)))];
}
