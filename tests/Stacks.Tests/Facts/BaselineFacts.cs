using Monitoring.Prometheus;
using Monitoring.Stacks;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class BaselineFacts(StackRuns runs)
{
    private const string Name = "prometheus-baseline";

    [Fact]
    public void Dev_has_no_trace_of_it()
    {
        Assert.Null(runs.Dev.Plan.Baseline);
        Assert.DoesNotContain(runs.Dev.Resources, resource => resource.Body.ToString().Contains(Name, StringComparison.Ordinal));
        Assert.DoesNotContain(runs.Dev.Plan.RuleFiles.Keys.Concat(runs.Dev.Plan.Dashboards.Select(dashboard => dashboard.Directory)), name => name.StartsWith("baseline", StringComparison.Ordinal));
        Assert.DoesNotContain("alert_relabel_configs", runs.Dev.Plan.PrometheusYaml);
    }

    [Fact]
    public void In_prod_it_runs_on_the_compiled_configuration_and_its_own_rules()
    {
        var plan = runs.Prod.Plan.Baseline!;
        Assert.Equal(plan.PrometheusYaml, runs.Prod.Find("ConfigMap", $"{Name}-config").Text("data['prometheus.yml']"));
        Assert.Equal(plan.RuleFiles, StackResource.LabelsAt(runs.Prod.Find("ConfigMap", $"{Name}-rules").Body, "data"));
        Assert.Contains("baseline-apiserver.rules.yml", plan.RuleFiles.Keys);
        Assert.Empty(plan.RuleFiles.Keys.Intersect(runs.Prod.Plan.RuleFiles.Keys));
        Assert.Contains("runbook_url:", plan.RuleFiles["baseline-capacity.rules.yml"]);
    }

    [Fact]
    public void It_remembers_more_than_a_year_on_a_volume_that_outlives_it()
    {
        var arguments = runs.Prod.Container("StatefulSet", Name)["args"]!.Select(argument => (string)argument!).ToList();
        Assert.Contains("--storage.tsdb.retention.time=400d", arguments);
        Assert.Contains("--storage.tsdb.retention.size=4GB", arguments);
        Assert.Contains("--query.lookback-delta=15m", arguments);
        var set = runs.Prod.Find("StatefulSet", Name);
        Assert.Equal("5Gi", set.Text("spec.volumeClaimTemplates[0].spec.resources.requests.storage"));
        Assert.Equal("Retain", set.Text("spec.persistentVolumeClaimRetentionPolicy.whenDeleted"));
        Assert.Equal(PrometheusImage.Reference, (string?)runs.Prod.Container("StatefulSet", Name)["image"]);
    }

    [Fact]
    public void It_needs_no_permission_in_the_cluster()
    {
        Assert.False((bool)runs.Prod.Find("StatefulSet", Name).Pod!.Spec["automountServiceAccountToken"]!);
        Assert.DoesNotContain(runs.Prod.OfKind("ClusterRole", "ClusterRoleBinding"), resource => resource.ObjectName.EndsWith(Name, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_a_data_source_of_Grafana_and_has_dashboards()
    {
        Assert.Contains("uid: prometheus-baseline\n", runs.Prod.Plan.DatasourcesYaml);
        Assert.Equal(["budgets", "growth"], runs.Prod.Plan.Dashboards.Where(dashboard => dashboard.Directory == "baseline").Select(dashboard => dashboard.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_service_it_finds_alertmanagers_by_is_that_of_the_replicas()
    {
        Assert.Contains("- alertmanager-peers.monitoring.svc\n", runs.Prod.Plan.Baseline!.PrometheusYaml);
        Assert.Equal("None", runs.Prod.Find("Service", "alertmanager-peers").Text("spec.clusterIP"));
    }

    [Fact]
    public void An_alert_that_it_evaluates_is_changed_by_settings_like_any_other()
    {
        var sources = SourceFiles.Load(Repository.Root);
        var config = StackRun.ConfigOf("prod");
        config["monitoring:alerts"] = """{ "VolumeFullInWeeks": { "threshold": 10 } }""";
        var settings = StackConfig.Bind("monitoring", config.ToString(), DateOnly.MinValue).Settings!;
        var plan = MonitoringPlan.Create(settings, sources, "prod");
        Assert.Contains("86400 < 10", plan.Baseline!.RuleFiles["baseline-capacity.rules.yml"]);
        Assert.DoesNotContain(plan.Problems, problem => problem.Level == Monitoring.Settings.ProblemLevel.Error);
    }

    [Fact]
    public void A_file_of_its_rules_says_so_in_its_name()
    {
        var sources = SourceFiles.Load(Repository.Root);
        var named = sources.RuleFiles.Where(file => file.Path.StartsWith("alert-rules/baseline-", StringComparison.Ordinal)).Select(file => $"{Path.GetFileNameWithoutExtension(file.Path)}.rules.yml");
        Assert.Equal(named.Order(StringComparer.Ordinal), runs.Full.Plan.Baseline!.RuleFiles.Keys);
    }
}
