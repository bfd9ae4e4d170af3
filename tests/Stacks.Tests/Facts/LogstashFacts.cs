using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class LogstashFacts(StackRuns runs)
{
    private StackResource Server => runs.Full.Find("StatefulSet", "logstash");

    private JToken Container => Server.Body.SelectToken("spec.template.spec.containers[0]")!;

    [Fact]
    public void It_runs_as_the_user_of_its_image() => Assert.Equal(1000, (int)Server.Body.SelectToken("spec.template.spec.securityContext.runAsUser")!);

    [Fact]
    public void What_it_has_acknowledged_survives_the_pod_and_the_stack()
    {
        Assert.Equal("Retain", Server.Text("spec.persistentVolumeClaimRetentionPolicy.whenDeleted"));
        Assert.Equal("4Gi", Server.Text("spec.volumeClaimTemplates[0].spec.resources.requests.storage"));
        Assert.Contains("queue.type: persisted", File("logstash-settings", "pipelines.yml"), StringComparison.Ordinal);
        Assert.Contains("path.data: /data", File("logstash-settings", "logstash.yml"), StringComparison.Ordinal);
        Assert.Equal("/data", MountOf("data"));
    }

    [Fact]
    public void The_reader_of_refused_records_finds_its_folder() =>
        Assert.Equal(["mkdir", "-p", "/data/dead_letter_queue/main"], Assert.Single(Server.Body.SelectToken("spec.template.spec.initContainers")!)["command"]!.Values<string>());

    [Fact]
    public void Whoever_hands_in_logs_needs_the_password()
    {
        Assert.Equal("logstash-input/password", SecretOf("LOGSTASH_PASSWORD"));
        Assert.Contains("password => \"${LOGSTASH_PASSWORD}\"", File("logstash-pipelines", "main.conf"), StringComparison.Ordinal);
        Assert.Contains("ssl_enabled => true", File("logstash-pipelines", "main.conf"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_API_has_the_key_in_the_form_that_it_can_read()
    {
        Assert.Contains("api.ssl.keystore.path: /etc/certificate/keystore.p12", File("logstash-settings", "logstash.yml"), StringComparison.Ordinal);
        Assert.Contains("api.ssl.keystore.password: ${KEYSTORE_PASSWORD}", File("logstash-settings", "logstash.yml"), StringComparison.Ordinal);
        Assert.Equal("logstash-certificate/keystore-password", SecretOf("KEYSTORE_PASSWORD"));
        Assert.NotNull(runs.Full.Find("Secret", "logstash-certificate").Body["data"]!["keystore.p12"]);
    }

    [Fact]
    public void It_gets_into_Elasticsearch_with_a_password_of_its_own_and_checks_whom_it_talks_to()
    {
        Assert.Equal("logstash-destination-elasticsearch/password", SecretOf("ELASTICSEARCH_PASSWORD"));
        Assert.Equal("/etc/destinations/elasticsearch", MountOf("destination-elasticsearch"));
        Assert.NotNull(runs.Full.Find("Secret", "logstash-destination-elasticsearch").Body.SelectToken("stringData['ca.crt']"));
    }

    [Fact]
    public void A_changed_pipeline_does_not_restart_it_but_a_changed_setting_does()
    {
        Assert.Contains("config.reload.automatic: true", File("logstash-settings", "logstash.yml"), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{16}$", (string?)Server.Body.SelectToken("spec.template.metadata.annotations['monitoring/config-hash']"));
    }

    [Fact]
    public async Task The_hash_of_its_pods_does_not_change_with_a_filter()
    {
        var config = StackRuns.FullConfig();
        config["monitoring:logstash"] = """{ "enabled": true, "replicas": 2, "storageClass": "fast", "filters": { "mine": "drop {}" } }""";
        var other = await StackRun.RunAsync("full", config);
        const string Hash = "spec.template.metadata.annotations['monitoring/config-hash']";
        Assert.Equal(Server.Text(Hash), other.Find("StatefulSet", "logstash").Text(Hash));
        Assert.NotEqual(File("logstash-pipelines", "main.conf"), other.Find("ConfigMap", "logstash-pipelines").Text("data['main.conf']"));
    }

    [Fact]
    public void Filters_of_the_user_are_in_the_pipeline() => Assert.Contains("# 10-no-health-checks", File("logstash-pipelines", "main.conf"), StringComparison.Ordinal);

    [Fact]
    public void Its_exporter_talks_to_it_inside_the_pod()
    {
        var exporter = Server.Body.SelectToken("spec.template.spec.containers[1]")!;
        Assert.Equal("https://localhost:9600", (string?)exporter.SelectToken("env[0].value"));
        // It believes the stack's authority alone, and does not see the key.
        Assert.Equal("/etc/authority/ca.crt", (string?)exporter.SelectToken("env[?(@.name == 'SSL_CERT_FILE')].value"));
        Assert.Equal(("/etc/authority/ca.crt", "ca.crt"), ((string?)exporter.SelectToken("volumeMounts[0].mountPath"), (string?)exporter.SelectToken("volumeMounts[0].subPath")));
        Assert.Equal("metrics", (string?)exporter.SelectToken("ports[0].name"));
    }

    private string File(string map, string name) => (string)runs.Full.Find("ConfigMap", map).Body["data"]![name]!;

    private string? MountOf(string volume) => (string?)Container["volumeMounts"]!.Single(mount => (string?)mount["name"] == volume)["mountPath"];

    private string SecretOf(string variable)
    {
        var reference = Container["env"]!.Single(candidate => (string?)candidate["name"] == variable).SelectToken("valueFrom.secretKeyRef")!;
        return $"{(string?)reference["name"]}/{(string?)reference["key"]}";
    }
}
