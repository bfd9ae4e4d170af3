using Monitoring.Elasticsearch;
using Monitoring.Kibana;
using Monitoring.Tests.Infra.Support;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Kibana;

public sealed class KibanaConfigTests
{
    private static readonly ElasticsearchTool Elasticsearch = new(new(), "monitoring");

    [Fact]
    public void It_is_as_expected() => Golden.Matches(KibanaConfig.Compile(new(new() { Ingress = new() { Host = "kibana.example.com" } }, Elasticsearch), Elasticsearch.Url), "kibana.yml");

    [Fact]
    public void Without_an_Ingress_it_claims_no_public_address() =>
        Assert.DoesNotContain("publicBaseUrl", KibanaConfig.Compile(new(new(), Elasticsearch), Elasticsearch.Url), StringComparison.Ordinal);

    [Fact]
    public void A_small_limit_is_refused()
    {
        var settings = new KibanaSettings { Resources = ResourceSettings.Of(100, 1024, 1024) };
        Assert.Equal("monitoring:kibana.resources.memoryLimit", Assert.Single(settings.Validate(new("monitoring:kibana", new DateOnly(2026, 1, 1)))).Where);
        Assert.Empty(new KibanaSettings().Validate(new("monitoring:kibana", new DateOnly(2026, 1, 1))));
    }
}
