using System.Collections.Immutable;
using Monitoring.Tests.Stacks.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class StackFacts(StackRuns runs)
{
    /// <summary>What several replicas, the long memory and Logstash add, and what Fluentd knows of where it sends to.</summary>
    private static readonly List<string> NotInBoth = ["-disruption", "-baseline", "logstash", "::fluentd-elasticsearch"];

    [Fact]
    public void Its_outputs_say_where_everything_is()
    {
        var stack = runs.Prod.Stack;
        Assert.Equal("monitoring", ValueOf(stack.Namespace));
        Assert.Equal("48h", ValueOf(stack.Retention));
        Assert.Equal(["prometheus", "prometheus-baseline", "alertmanager", "grafana", "kube-state-metrics", "node-exporter", "elasticsearch", "elasticsearch-setup", "elasticsearch-guard", "elasticsearch-exporter", "kibana", "logstash", "zipkin", "zipkin-dependencies", "collector", "kubernetes", "etcd", "nats", "cockroachdb", "micro", "istiod", "istio", "knative", "blackbox-exporter", "fluentd"], ValueOf(stack.Components).AsEnumerable());
        Assert.Equal(
            [
                "alertmanager http://alertmanager.monitoring.svc:9093", "collector https://collector.monitoring.svc:4318", "elasticsearch https://elasticsearch.monitoring.svc:9200",
                "grafana http://grafana.monitoring.svc:3000", "kibana https://kibana.monitoring.svc:5601", "logstash https://logstash.monitoring.svc:8080",
                "prometheus http://prometheus.monitoring.svc:9090", "prometheus-baseline http://prometheus-baseline.monitoring.svc:9090", "zipkin https://zipkin.monitoring.svc:9411",
            ],
            Lines(ValueOf(stack.Addresses)));
    }

    [Fact]
    public void Its_outputs_refer_to_secrets_and_never_hold_them()
    {
        Assert.Equal(
            [
                "grafana-admin-password monitoring/grafana-admin/admin-password",
                "kibana-developer-password monitoring/elasticsearch-setup-passwords/developer",
                "kibana-operator-password monitoring/elasticsearch-setup-passwords/operator",
            ],
            Lines(ValueOf(runs.Prod.Stack.Secrets)));
        Assert.All(ValueOf(runs.Prod.Stack.Secrets).Values.Select(reference => reference.Split('/')), reference =>
            Assert.Contains(reference[2], runs.Prod.Find("Secret", reference[1]).Body["stringData"]!.Select(item => ((Newtonsoft.Json.Linq.JProperty)item).Name)));
    }

    [Fact]
    public void Every_address_is_that_of_a_Service_and_its_port() => Assert.All(ValueOf(runs.Prod.Stack.Addresses).Values, address =>
    {
        var (host, port) = (new Uri(address).Host.Split('.'), new Uri(address).Port);
        var service = runs.Prod.Find("Service", host[0]);
        Assert.Equal(service.Namespace, host[1]);
        Assert.Contains(port, service.Body.SelectTokens("spec.ports[*].port").Select(known => (int)known));
    });

    [Fact]
    public void Types_of_components_never_change_because_a_stack_would_be_made_anew() => Assert.Equal(
        [
            "monitoring:alertmanager:AlertmanagerServer::alertmanager",
            "monitoring:blackbox-exporter:BlackboxExporterServer::blackbox-exporter",
            "monitoring:certificates:ServerCertificate::collector-certificate",
            "monitoring:certificates:ServerCertificate::elasticsearch-certificate",
            "monitoring:certificates:ServerCertificate::elasticsearch-exporter-certificate",
            "monitoring:certificates:ServerCertificate::fluentd-certificate",
            "monitoring:certificates:ServerCertificate::kibana-certificate",
            "monitoring:certificates:ServerCertificate::logstash-certificate",
            "monitoring:certificates:ServerCertificate::zipkin-certificate",
            "monitoring:certificates:StackAuthority::authority",
            "monitoring:collector:CollectorGateway::collector",
            "monitoring:elasticsearch:ElasticsearchAccess::elasticsearch-access",
            "monitoring:elasticsearch:ElasticsearchCluster::elasticsearch",
            "monitoring:elasticsearch:ElasticsearchExporter::elasticsearch-exporter",
            "monitoring:elasticsearch:ElasticsearchGuard::elasticsearch-guard",
            "monitoring:elasticsearch:ElasticsearchSetup::elasticsearch-setup",
            "monitoring:fluentd:FluentdAgent::fluentd",
            "monitoring:foundation:StackFoundation::foundation",
            "monitoring:grafana:GrafanaServer::grafana",
            "monitoring:kibana:KibanaServer::kibana",
            "monitoring:kube-state-metrics:KubeStateMetricsExporter::kube-state-metrics",
            "monitoring:logstash:LogstashServer::logstash",
            "monitoring:network:NetworkIsolation::network",
            "monitoring:node-exporter:NodeExporterAgent::node-exporter",
            "monitoring:prometheus:PrometheusServer::prometheus",
            "monitoring:prometheus:PrometheusServer::prometheus-baseline",
            "monitoring:zipkin:ZipkinDependencies::zipkin-dependencies",
            "monitoring:zipkin:ZipkinServer::zipkin",
        ],
        runs.Prod.Resources.Where(resource => resource.IsComponent).Select(resource => resource.Key));

    [Fact]
    public async Task Two_runs_ask_for_the_same()
    {
        var again = await StackRun.RunAsync("prod", StackRun.ConfigOf("prod"));
        Assert.Equal(Texts(runs.Prod), Texts(again));
    }

    [Fact]
    public void The_names_of_resources_are_the_same_in_every_stack() => Assert.Equal(Common(runs.Dev), Common(runs.Prod));

    [Fact]
    public void The_deployed_metrics_and_rules_carry_the_names_of_cluster_and_stack()
    {
        Assert.Contains("    cluster: prod\n    stack: prod\n", runs.Prod.Plan.PrometheusYaml);
        Assert.Contains("    cluster: dev\n    stack: dev\n", runs.Dev.Plan.PrometheusYaml);
    }

    private static IEnumerable<string> Common(StackRecord stack) =>
        stack.Resources.Select(resource => resource.Key).Where(key => !NotInBoth.Exists(part => key.Contains(part, StringComparison.Ordinal)));

    private static IEnumerable<string> Texts(StackRecord stack) => stack.Resources.Select(resource => $"{resource.Key} < {resource.Parent}\n{resource.Body}");

    private static IEnumerable<string> Lines(ImmutableDictionary<string, string> map) => map.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal);

    private static T ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();
}
