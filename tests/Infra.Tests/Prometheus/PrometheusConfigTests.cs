using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.KubeStateMetrics;
using Monitoring.NodeExporter;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Prometheus;

public sealed class PrometheusConfigTests
{
    private static readonly AlertmanagerTool Alertmanager = new(new(), new(), "monitoring");

    private static readonly ImmutableArray<ScrapeJob> Jobs =
    [
        .. new IDescribed[]
        {
            new PrometheusTool(new(), "monitoring"), Alertmanager, new GrafanaTool(new(), "monitoring"), new KubeStateMetricsTool(new(), "monitoring"),
            new NodeExporterTool(new(), "monitoring-agents"), new KubernetesSystem(new ClusterSettings { Provider = ClusterProvider.Kubeadm, VerifyKubelets = false }),
        }.SelectMany(described => described.Describe().ScrapeJobs),
    ];

    public static TheoryData<string> JobNames => [.. Jobs.Select(job => job.Name)];

    [Theory]
    [MemberData(nameof(JobNames))]
    public void A_job_is_written_as_expected(string name)
    {
        var job = Jobs.Single(job => job.Name == name);
        Golden.Matches(Yaml.Write(ScrapeConfig.Compile(job, [.. Jobs.SelectMany(other => other.Claims)])), $"job-{name}.yml");
    }

    [Fact]
    public void Everything_beside_the_jobs_is_written_as_expected()
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty.Add("cluster", "eu").Add("stack", "prod");
        Golden.Matches(PrometheusConfig.Compile(new PrometheusSettings(), [], Alertmanager.Targets, labels), "prometheus.yml");
    }

    [Fact]
    public void Names_of_jobs_are_unique() => Assert.Equal(Jobs.Length, Jobs.Select(job => job.Name).Distinct().Count());

    [Fact]
    public void Every_job_has_a_limit_of_samples_and_a_target_that_the_network_policy_knows() => Assert.All(Jobs, job =>
    {
        Assert.InRange(job.SeriesBudget, 1_000, 200_000);
        Assert.NotNull(job.Target);
    });

    [Fact]
    public void No_target_may_have_more_series_than_its_job()
    {
        var settings = new PrometheusSettings { Jobs = ImmutableSortedDictionary<string, ScrapeJobSettings>.Empty.Add("coredns", new() { SeriesBudget = 7 }) };
        var yaml = PrometheusConfig.Compile(settings, settings.Adjust([new Description("all") { ScrapeJobs = Jobs }]), Alertmanager.Targets, ImmutableSortedDictionary<string, string>.Empty);
        Assert.Single(yaml.Split('\n'), line => line.Trim() == "sample_limit: 7");
    }

    [Theory]
    [InlineData("5s", "5s")]
    [InlineData("10s", "10s")]
    [InlineData("60s", "10s")]
    public void A_scrape_never_takes_longer_than_the_interval(string interval, string timeout) =>
        Assert.Equal(Duration.Parse(timeout), PrometheusConfig.ScrapeTimeout(Duration.Parse(interval)));

    [Fact]
    public void A_job_with_known_addresses_and_its_own_interval_says_so()
    {
        var job = new ScrapeJob("outside", new Discovery.Static(["db.example.com:9100"])) { SeriesBudget = 10, Interval = Duration.Seconds(5) };
        var yaml = Yaml.Write(ScrapeConfig.Compile(job, []));
        Assert.StartsWith("job_name: outside\nscrape_interval: 5s\nscrape_timeout: 5s\nsample_limit: 10\n", yaml);
        Assert.Contains("static_configs:\n  - targets:\n      - db.example.com:9100\n", yaml);
    }

    [Fact]
    public void Kubelets_are_checked_against_the_authority_of_the_cluster_when_they_can_be()
    {
        var verified = new KubernetesSystem(new ClusterSettings { VerifyKubelets = true }).Describe().ScrapeJobs.Single(job => job.Name == "kubelet");
        var yaml = Yaml.Write(ScrapeConfig.Compile(verified, []));
        Assert.Contains("ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt", yaml);
        Assert.DoesNotContain("insecure_skip_verify", yaml);
    }

    [Theory]
    [InlineData(ClusterProvider.Kubeadm, true)]
    [InlineData(ClusterProvider.Eks, false)]
    [InlineData(ClusterProvider.Gke, false)]
    [InlineData(ClusterProvider.Kind, false)]
    [InlineData(ClusterProvider.Other, false)]
    public void The_control_plane_is_scraped_only_where_it_can_be_reached(ClusterProvider provider, bool reached)
    {
        var description = new KubernetesSystem(new ClusterSettings { Provider = provider }).Describe();
        Assert.Equal(reached, description.ScrapeJobs.Any(job => job.Name == "kube-scheduler"));
        Assert.Equal(reached, description.ScrapeJobs.Any(job => job.Name == "kube-controller-manager"));
        Assert.Equal(reached, description.RuleFiles.Contains("kubernetes-control-plane"));
    }
}
