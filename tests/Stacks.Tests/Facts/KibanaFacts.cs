using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class KibanaFacts(StackRuns runs)
{
    private StackResource Server => runs.Full.Find("Deployment", "kibana");

    private JObject Container => runs.Full.Container("Deployment", "kibana");

    [Fact]
    public void It_reads_its_settings_and_then_its_secrets() => Assert.Equal(
        ["/usr/local/bin/kibana-docker", "--config", "/etc/kibana/kibana.yml", "--config", "/etc/kibana-secrets/kibana.yml"], Container["args"]!.Values<string>());

    [Fact]
    public void Its_keys_are_the_same_after_every_restart()
    {
        var keys = runs.Full.Resources.Where(resource => resource.Type == "random:index/randomPassword:RandomPassword" && resource.Name.StartsWith("kibana-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["kibana-encryptedsavedobjects-key", "kibana-reporting-key", "kibana-security-key"], keys.Select(key => key.Name).Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.True((int)key.Body["length"]! >= 32));
        var secrets = (string)runs.Full.Find("Secret", "kibana-secrets").Body.SelectToken("stringData['kibana.yml']")!;
        Assert.All(keys, key => Assert.Contains(Placeholders.Of(key.Name), secrets, StringComparison.Ordinal));
        Assert.Contains($"elasticsearch.password: {Placeholders.Of("elasticsearch-access-kibana-server")}", secrets, StringComparison.Ordinal);
    }

    [Fact]
    public void Ready_is_what_Kibana_says_of_itself()
    {
        Assert.Equal("/api/status", (string?)Container.SelectToken("readinessProbe.httpGet.path"));
        Assert.Equal("HTTPS", (string?)Container.SelectToken("readinessProbe.httpGet.scheme"));
        Assert.NotNull(Container.SelectToken("livenessProbe.tcpSocket"));
    }

    [Fact]
    public void Its_heap_fits_into_its_memory() => Assert.Equal("--max-old-space-size=1433", (string?)Container["env"]!.Single()["value"]);

    [Fact]
    public void People_reach_it_through_the_Ingress()
    {
        var ingress = runs.Full.Find("Ingress", "kibana");
        Assert.Equal("https", ingress.Text("spec.rules[0].http.paths[0].backend.service.port.name"));
        Assert.Equal("HTTPS", ingress.Text("metadata.annotations['nginx.ingress.kubernetes.io/backend-protocol']"));
        Assert.Contains("server.publicBaseUrl: https://kibana.example.com", runs.Full.Plan.KibanaYaml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_set_up_job_fills_it_as_the_people_who_run_the_platform()
    {
        var order = (string)runs.Full.Find("ConfigMap", "elasticsearch-setup-requests").Body["data"]!["requests.txt"]!;
        Assert.Contains("kibana POST /api/saved_objects/_import?overwrite=true", order, StringComparison.Ordinal);
        var variables = runs.Full.OfKind("Job").Single().Body.SelectTokens("$..env[?(@.name == 'KIBANA')].value").Values<string>();
        Assert.Equal(["https://kibana.monitoring.svc:5601"], variables);
    }

    [Fact]
    public void Logs_lead_to_their_traces_in_Kibana_and_in_Grafana()
    {
        var objects = ((JObject)runs.Full.Find("ConfigMap", "elasticsearch-setup-requests").Body["data"]!).Properties().Single(file => file.Name.EndsWith(".ndjson", StringComparison.Ordinal));
        Assert.Contains("https://traces.example.com/zipkin/traces/{{value}}", (string)objects.Value!, StringComparison.Ordinal);
        var logs = runs.Full.Plan.Descriptions.SelectMany(description => description.Datasources).Single(source => source.Uid == "elasticsearch-logs");
        var link = Assert.Single((IEnumerable<object>)logs.Options["dataLinks"]);
        Assert.Equal("zipkin", ((IReadOnlyDictionary<string, object>)link)["datasourceUid"]);
    }

    [Fact]
    public void With_an_external_Elasticsearch_it_checks_that_one()
    {
        var external = runs["external"];
        Assert.Contains("https://logs.example.com:9243", external.Plan.KibanaYaml, StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", (string)external.Find("Secret", "kibana-secrets").Body.SelectToken("stringData['elasticsearch.crt']")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_pods_roll_when_a_secret_changes() => Assert.Matches("^[0-9a-f]{16}$", (string?)Server.Body.SelectToken("spec.template.metadata.annotations['monitoring/config-hash']"));
}
