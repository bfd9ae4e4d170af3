using System.Collections.Immutable;
using Monitoring.Tests.Stacks.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class StackFacts(StackRuns runs)
{
    [Fact]
    public void Its_outputs_say_where_everything_is()
    {
        var stack = runs.Prod.Stack;
        Assert.Equal("monitoring", ValueOf(stack.Namespace));
        Assert.Equal("48h", ValueOf(stack.Retention));
        Assert.Equal(["prometheus", "prometheus-baseline", "alertmanager", "grafana", "kube-state-metrics", "node-exporter", "kubernetes", "etcd", "nats", "cockroachdb", "micro", "istiod", "istio", "knative"], ValueOf(stack.Components).AsEnumerable());
        Assert.Equal(
            [
                "alertmanager http://alertmanager.monitoring.svc:9093", "grafana http://grafana.monitoring.svc:3000",
                "prometheus http://prometheus.monitoring.svc:9090", "prometheus-baseline http://prometheus-baseline.monitoring.svc:9090",
            ],
            Lines(ValueOf(stack.Addresses)));
    }

    [Fact]
    public void Its_outputs_refer_to_secrets_and_never_hold_them()
    {
        Assert.Equal(["grafana-admin-password monitoring/grafana-admin/admin-password"], Lines(ValueOf(runs.Prod.Stack.Secrets)));
        Assert.Contains("admin-password", runs.Prod.Find("Secret", "grafana-admin").Body["stringData"]!.Select(item => ((Newtonsoft.Json.Linq.JProperty)item).Name));
    }

    [Fact]
    public void Every_address_is_that_of_a_Service_and_its_port() => Assert.All(ValueOf(runs.Prod.Stack.Addresses).Values, address =>
    {
        var (host, port) = (new Uri(address).Host.Split('.'), new Uri(address).Port);
        var service = runs.Prod.Find("Service", host[0]);
        Assert.Equal(service.Namespace, host[1]);
        Assert.Equal(port, (int)service.Body.SelectToken("spec.ports[0].port")!);
    });

    [Fact]
    public void Types_of_components_never_change_because_a_stack_would_be_made_anew() => Assert.Equal(
        [
            "monitoring:alertmanager:AlertmanagerServer::alertmanager",
            "monitoring:foundation:StackFoundation::foundation",
            "monitoring:grafana:GrafanaServer::grafana",
            "monitoring:kube-state-metrics:KubeStateMetricsExporter::kube-state-metrics",
            "monitoring:network:NetworkIsolation::network",
            "monitoring:node-exporter:NodeExporterAgent::node-exporter",
            "monitoring:prometheus:PrometheusServer::prometheus",
            "monitoring:prometheus:PrometheusServer::prometheus-baseline",
        ],
        runs.Prod.Resources.Where(resource => resource.IsComponent).Select(resource => resource.Key));

    [Fact]
    public async Task Two_runs_ask_for_the_same()
    {
        var again = await StackRun.RunAsync("prod", StackRun.ConfigOf("prod"));
        Assert.Equal(Texts(runs.Prod), Texts(again));
    }

    [Fact]
    public void The_names_of_resources_are_the_same_in_every_stack() => Assert.Equal(
        runs.Dev.Resources.Select(resource => resource.Key),
        runs.Prod.Resources.Select(resource => resource.Key).Where(key => !key.EndsWith("::alertmanager-disruption", StringComparison.Ordinal) && !key.Contains("-baseline", StringComparison.Ordinal)));

    [Fact]
    public void The_deployed_metrics_and_rules_carry_the_names_of_cluster_and_stack()
    {
        Assert.Contains("    cluster: prod\n    stack: prod\n", runs.Prod.Plan.PrometheusYaml);
        Assert.Contains("    cluster: dev\n    stack: dev\n", runs.Dev.Plan.PrometheusYaml);
    }

    private static IEnumerable<string> Texts(StackRecord stack) => stack.Resources.Select(resource => $"{resource.Key} < {resource.Parent}\n{resource.Body}");

    private static IEnumerable<string> Lines(ImmutableDictionary<string, string> map) => map.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal);

    private static T ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();
}
