using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.Micro;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A service of the Micro platform is scraped as compiled, once, and its failures become the ratio that its alert looks at.</summary>
public sealed class MicroScrapeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [SkippableFact]
    public async Task An_annotated_service_is_scraped_once_and_what_it_says_reaches_its_rules()
    {
        await using var service = new FakeExporter();
        using var root = new TemporaryFolder();
        await using var prometheus = await StartAsync(service.Address, root);

        var requests = 0;
        await HoldsAsync(prometheus, "its name, its pod and its node are labels", "up{job=\"micro\", namespace=\"micro\", service=\"auth\", pod=\"auth-1\", node=\"node-1\"} == 1", () => service.Metrics = Exposition(requests += 10));
        await HoldsAsync(prometheus, "its quantiles are as it says", "service_handler{job=\"micro\", quantile=\"0.99\", method=\"Auth.Inspect\", result=\"success\"} == 0.25", () => service.Metrics = Exposition(requests += 10));
        await HoldsAsync(prometheus, "its requests are recorded", "micro:service_requests:rate5m{namespace=\"micro\", service=\"auth\"} > 1", () => service.Metrics = Exposition(requests += 10));
        await HoldsAsync(
            prometheus, "a fifth of its requests fails",
            "sum by (service) (rate(service_handler_count{job=\"micro\", result=\"failure\"}[5m])) / on (service) micro:service_requests:rate5m > 0.15", () => service.Metrics = Exposition(requests += 10));
        Assert.Equal(["micro"], (await prometheus.TargetsAsync()).Select(target => (string?)target.SelectToken("labels.job")));
    }

    private static Task HoldsAsync(PrometheusProcess prometheus, string what, string expression, Action meanwhile) => Eventually.HoldsAsync(
        what, Soon,
        async () =>
        {
            meanwhile();
            return await prometheus.QueryAsync(expression) is not null;
        },
        () => prometheus.Evidence);

    /// <summary>The same pod is offered to the job of the services and to the one that finds annotations.</summary>
    private static async Task<PrometheusProcess> StartAsync(Uri service, TemporaryFolder root)
    {
        var plan = MonitoringPlan.Create(new MonitoringSettings { Micro = new MicroSettings { Enabled = true, Port = service.Port } }, SourceFiles.Load(Repository.Root), "test");
        root.Write("rules/micro.rules.yml", plan.RuleFiles["micro.rules.yml"]);
        root.Write("account/token", "token");
        root.Write("account/ca.crt", TestCertificates.Authority);
        PodTarget[] pod = [Pod(service)];
        var adapted = PrometheusAddresses.Adapt(plan.PrometheusYaml, [], new Dictionary<string, IEnumerable<PodTarget>> { [MicroSystem.Name] = pod, ["kubernetes-pods"] = pod });
        var configuration = root.Write("prometheus.yml", adapted.Replace("/etc/prometheus/rules", root.PathOf("rules"), StringComparison.Ordinal)
            .Replace("/var/run/secrets/kubernetes.io/serviceaccount", root.PathOf("account"), StringComparison.Ordinal));

        var port = FreePorts.Next();
        var prometheus = new PrometheusProcess(
            await Binaries.PathOfAsync("prometheus"), port, [$"--config.file={configuration}", $"--storage.tsdb.path={root.PathOf("data")}", $"--web.listen-address=127.0.0.1:{port}"]);
        await prometheus.StartAsync();
        return prometheus;
    }

    private static PodTarget Pod(Uri service) => new(service.Authority, new Dictionary<string, string>
    {
        ["__meta_kubernetes_namespace"] = "micro",
        ["__meta_kubernetes_pod_name"] = "auth-1",
        ["__meta_kubernetes_pod_node_name"] = "node-1",
        ["__meta_kubernetes_pod_phase"] = "Running",
        ["__meta_kubernetes_pod_ip"] = service.Host,
        ["__meta_kubernetes_pod_container_port_number"] = "8080",
        ["__meta_kubernetes_pod_label_name"] = "auth",
        ["__meta_kubernetes_pod_annotation_prometheus_io_scrape"] = "true",
        ["__meta_kubernetes_pod_annotation_prometheus_io_port"] = $"{service.Port}",
        ["__meta_kubernetes_pod_annotation_prometheus_io_path"] = "/metrics",
    });

    /// <summary>What the plug-in of Micro's services writes after so many requests, of which every fifth failed.</summary>
    private static string Exposition(int requests) => $$"""
        # HELP service_handler service.handler
        # TYPE service_handler summary
        service_handler{method="Auth.Inspect",result="failure",quantile="0.99"} 0.5
        service_handler_sum{method="Auth.Inspect",result="failure"} {{requests / 10}}
        service_handler_count{method="Auth.Inspect",result="failure"} {{requests / 5}}
        service_handler{method="Auth.Inspect",result="success",quantile="0.5"} 0.02
        service_handler{method="Auth.Inspect",result="success",quantile="0.99"} 0.25
        service_handler_sum{method="Auth.Inspect",result="success"} {{requests / 10}}
        service_handler_count{method="Auth.Inspect",result="success"} {{requests - (requests / 5)}}
        # TYPE go_goroutines gauge
        go_goroutines 42
        # TYPE goruntime_process_open_fds gauge
        goruntime_process_open_fds 12
        """;
}
