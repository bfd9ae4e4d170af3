using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class TracingFacts(StackRuns runs)
{
    private JObject Zipkin => runs.Full.Container("Deployment", "zipkin");

    private JObject Collector => runs.Full.Container("Deployment", "collector");

    [Fact]
    public void Zipkin_logs_in_at_Elasticsearch_with_files()
    {
        var files = (JObject)runs.Full.Find("Secret", "zipkin-access").Body["stringData"]!;
        Assert.StartsWith("zipkin.storage.elasticsearch.username=zipkin\nzipkin.storage.elasticsearch.password=", (string?)files["zipkin.properties"], StringComparison.Ordinal);
        Assert.NotNull(runs.Full.Find("Secret", "zipkin-access").Body["data"]!["authority.p12"]);
        Assert.Equal("/access", (string?)Zipkin.SelectToken("volumeMounts[?(@.name == 'access')].mountPath"));
        Assert.DoesNotContain(Zipkin["env"]!, variable => (string?)variable["name"] == "ES_PASSWORD");
    }

    [Fact]
    public void Zipkin_and_Kibana_lead_to_each_other()
    {
        Assert.Equal(
            "https://kibana.example.com/app/discover#/?_g=(time:(from:now-7d,to:now))&_a=(dataSource:(dataViewId:logs,type:dataView),query:(language:kuery,query:'trace.id:{traceId}'))",
            (string?)Zipkin.SelectToken("env[?(@.name == 'ZIPKIN_UI_LOGS_URL')].value"));
        Assert.Contains("https://traces.example.com/zipkin/traces/", runs.Full.Find("ConfigMap", "elasticsearch-setup-requests").Body["data"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Zipkin_is_unready_without_its_storage_and_is_not_restarted_for_it()
    {
        Assert.Equal("/health", (string?)Zipkin.SelectToken("readinessProbe.httpGet.path"));
        Assert.NotNull(Zipkin.SelectToken("livenessProbe.tcpSocket"));
    }

    [Fact]
    public void Services_are_linked_every_night_after_the_day_has_ended()
    {
        var job = runs.Full.Find("CronJob", "zipkin-dependencies");
        Assert.Equal(("20 0 * * *", "Etc/UTC"), (job.Text("spec.schedule"), job.Text("spec.timeZone")));
        var password = job.Body.SelectToken("spec.jobTemplate.spec.template.spec.containers[0].env[?(@.name == 'ES_PASSWORD')].valueFrom.secretKeyRef.name");
        Assert.Equal("zipkin-dependencies-access", (string?)password);
    }

    [Fact]
    public void The_collector_listens_where_senders_expect_it()
    {
        var ports = runs.Full.Find("Service", "collector").Body.SelectToken("spec.ports")!.Select(port => ((string?)port["name"], (int)port["port"]!));
        Assert.Equal([("otlp-grpc", 4317), ("otlp-http", 4318), ("zipkin", 9411)], ports);
        Assert.Equal("192MiB", (string?)Collector.SelectToken("env[?(@.name == 'GOMEMLIMIT')].value"));
    }

    [Fact]
    public void Several_collectors_are_spread_and_not_taken_away_together()
    {
        Assert.Equal(2, (int)runs.Full.Find("Deployment", "collector").Body.SelectToken("spec.replicas")!);
        Assert.Equal(1, (int)runs.Full.Find("PodDisruptionBudget", "collector").Body.SelectToken("spec.maxUnavailable")!);
    }

    [Fact]
    public void Zipkin_has_its_key_in_the_form_that_Java_reads()
    {
        Assert.NotNull(runs.Full.Find("Secret", "zipkin-certificate").Body["data"]!["keystore.p12"]);
        Assert.Equal("/certificate/keystore.p12", (string?)Zipkin.SelectToken("env[?(@.name == 'ARMERIA_SSL_KEYSTORE')].value"));
        Assert.Equal("/certificate", (string?)Zipkin.SelectToken("volumeMounts[?(@.name == 'certificate')].mountPath"));
        var password = Zipkin.SelectToken("env[?(@.name == 'ARMERIA_SSL_KEYSTOREPASSWORD')].valueFrom.secretKeyRef")!;
        Assert.Equal(("zipkin-certificate", "keystore-password"), ((string?)password["name"], (string?)password["key"]));
        Assert.Equal(Placeholders.Of("zipkin-certificate-keystore-password"), runs.Full.Find("Secret", "zipkin-certificate").Text("stringData.keystore-password"));
    }

    [Fact]
    public void Whoever_calls_Zipkin_checks_it_with_the_authority_of_the_stack()
    {
        Assert.Contains("ca_file: /certificate/ca.crt", (string?)runs.Full.Find("ConfigMap", "collector-config").Body["data"]!["collector.yaml"], StringComparison.Ordinal);
        Assert.Equal("certPem of authority-certificate", runs.Full.Find("Secret", "grafana-datasource-secrets").Text("stringData['zipkin-ca.crt']"));
    }

    [Fact]
    public void Services_that_send_spans_get_the_authority_into_their_namespaces()
    {
        var maps = runs.Full.OfKind("ConfigMap").Where(map => map.ObjectName == "collector-authority").ToList();
        Assert.Equal(["payments", "shop"], maps.Select(map => map.Namespace).Order(StringComparer.Ordinal));
        Assert.All(maps, map => Assert.Equal("certPem of authority-certificate", (string?)map.Body["data"]!["ca.crt"]));
    }

    [Fact]
    public async Task For_senders_that_cannot_TLS_can_be_left_away_and_everything_else_stays_encrypted()
    {
        var config = StackRun.ConfigOf("dev");
        config["monitoring:collector"] = """{ "tls": false }""";
        var text = (string)(await StackRun.RunAsync("dev", config)).Find("ConfigMap", "collector-config").Body["data"]!["collector.yaml"]!;
        Assert.DoesNotContain("0.0.0.0:4317\n        tls", text, StringComparison.Ordinal);
        Assert.Contains("endpoint: 0.0.0.0:13133\n    tls:", text, StringComparison.Ordinal);
        Assert.Contains("ca_file: /certificate/ca.crt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_TLS_the_collector_shows_a_certificate_of_the_stack()
    {
        Assert.Equal("collector-certificate", (string?)runs.Full.Find("Deployment", "collector").Body.SelectToken("spec.template.spec.volumes[?(@.name == 'certificate')].secret.secretName"));
        Assert.Contains("cert_file: /certificate/tls.crt", (string?)runs.Full.Find("ConfigMap", "collector-config").Body["data"]!["collector.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_reach_the_collector_and_Zipkin_only_its_callers()
    {
        Assert.Contains(Callers("collector"), peer => peer["podSelector"] is null && peer["namespaceSelector"] is JObject { Count: 0 });
        Assert.DoesNotContain(Callers("zipkin"), peer => peer["podSelector"] is null && peer["namespaceSelector"] is JObject { Count: 0 });
    }

    [Fact]
    public async Task In_memory_nothing_else_is_deployed_for_traces()
    {
        var config = StackRun.ConfigOf("dev");
        config["monitoring:logging"] = """{ "enabled": false }""";
        config["monitoring:tracing"] = """{ "enabled": true }""";
        config["monitoring:zipkin"] = """{ "storage": "memory" }""";
        var stack = await StackRun.RunAsync("dev", config);
        Assert.DoesNotContain(stack.Resources, resource => resource.Name.StartsWith("elasticsearch", StringComparison.Ordinal) || resource.Name.StartsWith("zipkin-dependencies", StringComparison.Ordinal));
        Assert.Equal("mem", (string?)stack.Container("Deployment", "zipkin").SelectToken("env[?(@.name == 'STORAGE_TYPE')].value"));
    }

    [Fact]
    public async Task One_that_exists_already_is_used_and_not_deployed()
    {
        var config = StackRun.ConfigOf("dev");
        config["monitoring:logging"] = """{ "enabled": false }""";
        config["monitoring:tracing"] = """{ "enabled": true }""";
        config["monitoring:zipkin"] = """{ "external": "http://zipkin.istio-system.svc:9411" }""";
        var stack = await StackRun.RunAsync("dev", config);
        Assert.DoesNotContain(stack.Resources, resource => resource.Name.StartsWith("zipkin", StringComparison.Ordinal));
        Assert.Contains("http://zipkin.istio-system.svc:9411/api/v2/spans", (string?)stack.Find("ConfigMap", "collector-config").Body["data"]!["collector.yaml"], StringComparison.Ordinal);
        Assert.Contains("http://zipkin.istio-system.svc:9411", stack.Find("ConfigMap", "grafana-datasources").Body["data"]!.ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<JToken> Callers(string tool) => runs.Full.Find("NetworkPolicy", tool).Body.SelectTokens("spec.ingress[*].from[*]");
}
