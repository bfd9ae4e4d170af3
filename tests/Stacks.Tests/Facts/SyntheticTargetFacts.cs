using Monitoring.Foundation;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Synthetic;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

public sealed class SyntheticTargetFacts
{
    /// <summary>What they find is somebody else's, and as many as somebody wants.</summary>
    private static readonly string[] FindAnything = ["kubernetes-pods", "kubernetes-services", "prometheus-baseline", "istio-mesh", "istio-mixer", "probes"];

    [Fact]
    public void A_synthetic_target_has_the_labels_that_its_scrape_job_gives()
    {
        var settings = new MonitoringSettings
        {
            Cluster = new() { Provider = ClusterProvider.Kubeadm, KubeProxyPods = "k8s-app=kube-proxy" },
            Logging = new() { Enabled = true },
            Tracing = new() { Enabled = true },
            Logstash = new() { Enabled = true },
            Etcd = new() { Enabled = true, Members = 3 },
            Nats = new() { Enabled = true },
            Cockroachdb = new() { Enabled = true },
            Istio = new() { Enabled = true },
            Knative = new() { Enabled = true, Version = "1.21" },
            Micro = new() { Enabled = true },
        };
        var cluster = new SyntheticCluster(new() { Nodes = 2, PodsPerNode = 20, MeshedPods = 1, MicroPods = 1, KnativeRevisions = 1 });
        var jobs = MonitoringPlan.Create(settings, SourceFiles.Load(ProjectRoot.Find()), "test").Descriptions.SelectMany(x => x.ScrapeJobs).Where(x => !FindAnything.Contains(x.Name)).ToList();

        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            var expected = TargetLabels.Of(job with { MetricRelabel = [] }, LabelSet.None).Names.Order(StringComparer.Ordinal);
            Assert.Equal($"{job.Name}: {string.Join(' ', expected)}", $"{job.Name}: {string.Join(' ', cluster.Targets.First(x => x.Job == job.Name).Labels.Keys)}");
        });
    }
}
