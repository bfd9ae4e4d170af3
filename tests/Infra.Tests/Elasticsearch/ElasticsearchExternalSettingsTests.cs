using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchExternalSettingsTests
{
    private static readonly ElasticsearchExternalSettings Complete = new()
    {
        Url = "https://logs.example.com:9200", Secret = "login", Authority = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    };

    [Fact]
    public void None_and_a_complete_one_are_fine()
    {
        Assert.Empty(Problems(new()));
        Assert.Empty(Problems(Complete));
    }

    [Fact]
    public void Without_login_nobody_can_set_it_up() => AssertError("secret", Complete with { Secret = "" });

    [Theory]
    [InlineData("")]
    [InlineData("/etc/ssl/ca.crt")]
    public void Without_a_certificate_nobody_can_check_it(string authority) => AssertError("authority", Complete with { Authority = authority });

    [Fact]
    public void A_login_without_address_is_a_mistake() => AssertError("url", Complete with { Url = "" });

    [Theory]
    [InlineData("https://search.data.svc:9200", "data")]
    [InlineData("https://search.data.svc.cluster.local:9200", "data")]
    public void A_Service_of_the_cluster_is_called_in_its_namespace(string url, string ns) => Assert.Equal(Peer.Namespace(ns), (Complete with { Url = url }).Peer);

    [Fact]
    public void Any_other_address_may_be_anywhere() => Assert.Equal((Peer.Anywhere, 9200), (Complete.Peer, Complete.Port));

    private static void AssertError(string key, ElasticsearchExternalSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, $"monitoring:elasticsearch.external.{key}"), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(ElasticsearchExternalSettings settings) =>
        [.. settings.Validate(new SettingsContext("monitoring:elasticsearch.external", new DateOnly(2026, 11, 21)))];
}
