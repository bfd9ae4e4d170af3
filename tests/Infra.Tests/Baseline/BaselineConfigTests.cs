using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Baseline;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Baseline;

public sealed class BaselineConfigTests
{
    private static readonly AlertmanagerTool Alertmanager = new(new(), new(), "monitoring");

    private static readonly BaselineTool Tool = new(new BaselineSettings { Enabled = true, SeriesLimit = 500 }, Alertmanager, "monitoring");

    private static readonly ImmutableSortedDictionary<string, string> Labels = ImmutableSortedDictionary<string, string>.Empty.Add("cluster", "eu").Add("stack", "prod");

    [Fact]
    public void Its_configuration_is_written_as_expected() => Golden.Matches(BaselineConfig.Compile(Tool, Labels), "prometheus.yml");

    [Fact]
    public void It_is_scraped_under_the_name_that_the_rules_about_Prometheus_know()
    {
        var job = Assert.Single(Tool.Describe().ScrapeJobs);
        Golden.Matches(Yaml.Write(ScrapeConfig.Compile(job, [])), "job-prometheus-baseline.yml");
    }

    [Fact]
    public void Nothing_about_it_pages_anybody()
    {
        var yaml = PrometheusConfig.Compile(new PrometheusSettings(), [Tool.Describe()], Alertmanager.Targets, Labels);
        Assert.Contains("alert_relabel_configs:\n    - source_labels:\n        - instance\n        - severity\n      regex: prometheus-baseline;critical\n      target_label: severity\n      replacement: warning\n", yaml);
        Assert.DoesNotContain("alert_relabel_configs", PrometheusConfig.Compile(new PrometheusSettings(), [], Alertmanager.Targets, Labels));
    }

    [Fact]
    public void A_query_bridges_a_federation_that_is_missed_and_a_recording_is_never_too_old_for_one()
    {
        Assert.True(BaselineTool.Lookback > BaselineTool.Interval * 2);
        Assert.True(BaselineTool.LongestRecordingInterval < Duration.Minutes(5));
        Assert.Contains("--query.lookback-delta=15m", PrometheusFlags.Of(Tool.Settings.Instance, Tool.Workload));
        Assert.DoesNotContain(PrometheusFlags.Of(new PrometheusSettings().Instance, Tool.Workload), flag => flag.StartsWith("--query.lookback-delta", StringComparison.Ordinal));
    }

    [Fact]
    public void It_keeps_more_than_a_year_in_four_fifths_of_its_volume()
    {
        var flags = PrometheusFlags.Of(Tool.Settings.Instance, Tool.Workload);
        Assert.Contains("--storage.tsdb.retention.time=400d", flags);
        Assert.Contains("--storage.tsdb.retention.size=4GB", flags);
    }

    [Theory]
    [InlineData("5Gi", "4Gi", false)]
    [InlineData("5Gi", "4097Mi", true)]
    [InlineData("5Gi", "100Mi", true)]
    public void Its_size_has_to_fit_the_volume(string volume, string size, bool isRefused)
    {
        var settings = new BaselineSettings { Volume = ByteSize.Parse(volume), RetentionSize = ByteSize.Parse(size) };
        Assert.Equal(isRefused, settings.Validate(new SettingsContext("monitoring:baseline", DateOnly.MinValue)).Any());
    }

    [Fact]
    public void Grafana_asks_it_under_a_uid_of_its_own_and_it_is_not_the_default()
    {
        var source = Assert.Single(Tool.Describe().Datasources);
        Assert.Equal(("prometheus-baseline", "Prometheus (baseline)", false), (source.Uid, source.Name, source.IsDefault));
        Assert.Equal("5m", source.Options["timeInterval"]);
    }

    [Fact]
    public void It_calls_nobody_but_Prometheus_and_the_alertmanagers() =>
        Assert.Equal([Peer.Workload("prometheus"), Peer.Workload("alertmanager")], Tool.Describe().Edges.Select(edge => edge.To));
}
