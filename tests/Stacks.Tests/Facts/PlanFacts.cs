using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.Istio;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

public sealed class PlanFacts
{
    private static readonly SourceFiles Sources = SourceFiles.Load(ProjectRoot.Find());

    [Fact]
    public void The_sources_of_the_repository_make_a_plan_without_problems() => Assert.Empty(Plan(Sources).Problems);

    [Fact]
    public void A_rule_file_that_is_missing_is_a_problem()
    {
        var sources = Sources with { RuleFiles = Sources.RuleFiles.RemoveAll(file => file.Path == "alert-rules/prometheus.json") };
        Assert.Equal(Problem.Error("alert-rules/prometheus.json", "The file does not exist, but a description names it."), Assert.Single(Plan(sources).Problems));
    }

    [Fact]
    public void A_folder_of_dashboards_that_is_missing_is_a_problem()
    {
        var sources = Sources with { Dashboards = Sources.Dashboards.RemoveAll(file => file.Path.StartsWith("dashboards/kubernetes/", StringComparison.Ordinal)) };
        Assert.Equal("dashboards/kubernetes", Assert.Single(Plan(sources).Problems).Where);
    }

    [Theory]
    [InlineData("alert-rules/prometheus.json", "{ \"groups\": [")]
    [InlineData("alert-rules/prometheus.json", "[]")]
    [InlineData("dashboards/prometheus/prometheus.json", "{ not json")]
    public void A_source_that_cannot_be_read_is_a_problem_with_its_file(string path, string text)
    {
        SourceFile Break(SourceFile file) => file.Path == path ? file with { Text = text } : file;
        var broken = Sources with { RuleFiles = [.. Sources.RuleFiles.Select(Break)], Dashboards = [.. Sources.Dashboards.Select(Break)] };
        var problem = Assert.Single(Plan(broken).Problems);
        Assert.StartsWith(path, problem.Where);
        Assert.Equal(ProblemLevel.Error, problem.Level);
    }

    [Fact]
    public void Same_settings_and_sources_make_the_same_plan()
    {
        var (first, second) = (Plan(Sources), Plan(Sources));
        Assert.Equal(first.PrometheusYaml, second.PrometheusYaml);
        Assert.Equal(first.AlertmanagerYaml, second.AlertmanagerYaml);
        Assert.Equal(first.RuleFiles, second.RuleFiles);
        Assert.Equal(first.Dashboards.AsEnumerable(), second.Dashboards);
    }

    [Fact]
    public void Every_rule_file_is_loaded_by_the_pattern_in_prometheus_yml() =>
        Assert.All(Plan(Sources).RuleFiles.Keys, name => Assert.EndsWith(".yml", name));

    [Fact]
    public void Control_plane_alerts_exist_only_where_the_control_plane_can_be_scraped()
    {
        Assert.DoesNotContain("kubernetes-control-plane.rules.yml", Plan(Sources).RuleFiles.Keys);
        var kubeadm = MonitoringPlan.Create(new MonitoringSettings { Cluster = new() { Provider = Foundation.ClusterProvider.Kubeadm } }, Sources, "test");
        Assert.Contains("kubernetes-control-plane.rules.yml", kubeadm.RuleFiles.Keys);
        Assert.Contains("job_name: kube-scheduler", kubeadm.PrometheusYaml);
    }

    [Fact]
    public void Only_what_rules_and_panels_read_is_stored()
    {
        static string[] Stored(IstioSettings istio)
        {
            var plan = MonitoringPlan.Create(new MonitoringSettings { Istio = istio }, Sources, "test");
            var job = plan.Descriptions.SelectMany(description => description.ScrapeJobs).Single(job => job.Name == "envoy");
            var names = plan.ScrapeLists.Of(job)!.Names.ToArray();
            Assert.Equal("drop", job.MetricRelabel[^1].Action);
            Assert.All(names, name => Assert.Contains(name, plan.PrometheusYaml));
            return names;
        }

        var mesh = new IstioSettings { Enabled = true };
        Assert.Contains("istio_requests_total", Stored(mesh));
        Assert.Contains("istio_tcp_sent_bytes_total", Stored(mesh));
        Assert.DoesNotContain("istio_request_bytes_bucket", Stored(mesh));
        Assert.DoesNotContain("envoy_cluster_membership_healthy", Stored(mesh));
        Assert.Contains("envoy_cluster_membership_healthy", Stored(mesh with { UpstreamStats = true }));
    }

    [Fact]
    public void Every_job_drops_what_nobody_reads_unless_it_is_told_to_keep_everything()
    {
        var settings = new MonitoringSettings { Prometheus = new() { Jobs = ImmutableSortedDictionary<string, ScrapeJobSettings>.Empty.Add("kubelet", new() { Keep = KeptMetrics.All }) } };
        var plan = MonitoringPlan.Create(settings, Sources, "test");
        Assert.Empty(plan.Problems);
        Assert.Equal(["kubelet"], plan.Descriptions.SelectMany(description => description.ScrapeJobs).Where(job => job.MetricRelabel.All(step => step.Action != "drop")).Select(job => job.Name));
    }

    [Fact]
    public void A_system_that_is_not_watched_leaves_no_trace()
    {
        var plan = Plan(Sources);
        Assert.DoesNotContain("etcd.rules.yml", plan.RuleFiles.Keys);
        Assert.DoesNotContain("job_name: etcd", plan.PrometheusYaml);
        Assert.DoesNotContain(plan.Dashboards, dashboard => dashboard.Directory == "etcd");
    }

    [Fact]
    public void A_system_that_is_watched_brings_job_rules_and_dashboard_and_its_numbers_reach_the_rules()
    {
        var plan = MonitoringPlan.Create(WithEtcd, Sources, "test");
        Assert.Empty(plan.Problems);
        Assert.Contains("job_name: etcd\n", plan.PrometheusYaml);
        Assert.Contains("expr: vector(5)\n", plan.RuleFiles["etcd.rules.yml"]);
        Assert.Contains(plan.Dashboards, dashboard => dashboard.Directory == "etcd");
        Assert.Empty(plan.Certificates);
    }

    [Fact]
    public void A_number_that_no_rule_records_is_a_problem()
    {
        SourceFile Rename(SourceFile file) => file.Path == "alert-rules/etcd.json" ? file with { Text = file.Text.Replace("members:expected", "members:wanted", StringComparison.Ordinal) } : file;
        var plan = MonitoringPlan.Create(WithEtcd, Sources with { RuleFiles = [.. Sources.RuleFiles.Select(Rename)] }, "test");
        Assert.Contains("etcd:members:expected", Assert.Single(plan.Problems).Message);
    }

    [Fact]
    public void An_override_reaches_the_rules_and_marks_do_not()
    {
        var alerts = ImmutableSortedDictionary<string, AlertOverride>.Empty
            .Add("EtcdFsyncSlow", new AlertOverride { Warning = new() { Threshold = 0.2 } })
            .Add("EtcdNoLeader", new AlertOverride { Enabled = false });
        var plan = MonitoringPlan.Create(WithEtcd with { Alerts = alerts }, Sources, "test");
        Assert.Empty(plan.Problems);
        Assert.Contains("{job=\"etcd\"}[5m]))) > 0.2\n", plan.RuleFiles["etcd.rules.yml"]);
        Assert.DoesNotContain("EtcdNoLeader\n", plan.RuleFiles["etcd.rules.yml"]);
        Assert.All(plan.RuleFiles.Values, yaml => Assert.DoesNotContain("# threshold", yaml));
    }

    [Fact]
    public void An_override_of_a_system_that_is_not_watched_says_so()
    {
        var alerts = ImmutableSortedDictionary<string, AlertOverride>.Empty.Add("EtcdNoLeader", new AlertOverride { Enabled = false });
        var problem = Assert.Single(MonitoringPlan.Create(new MonitoringSettings { Alerts = alerts }, Sources, "test").Problems);
        Assert.Equal("monitoring:alerts.EtcdNoLeader", problem.Where);
        Assert.Contains("alert-rules/etcd.json", problem.Message);
    }

    private static MonitoringSettings WithEtcd => new() { Etcd = new() { Enabled = true, Members = 5 } };

    private static MonitoringPlan Plan(SourceFiles sources) => MonitoringPlan.Create(new MonitoringSettings(), sources, "test");
}
