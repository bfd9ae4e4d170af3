using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Grafana;
using Monitoring.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Grafana;

public sealed class GrafanaProvisioningTests
{
    private static readonly GrafanaDatasource[] Datasources =
        [.. new PrometheusTool(new(), "monitoring").Describe().Datasources, .. new AlertmanagerTool(new(), new(), "monitoring").Describe().Datasources];

    [Fact]
    public void Data_sources_are_written_as_expected() => Golden.Matches(GrafanaProvisioning.Datasources(Datasources), "datasources.yml");

    [Fact]
    public void Secrets_of_data_sources_are_files_and_dollars_stay_dollars()
    {
        var links = new object[] { GrafanaDatasource.OptionsOf(("field", "trace.id"), ("url", "${__value.raw}")) };
        var logs = new ElasticsearchTool(new(), "monitoring").LogsDatasource;
        Golden.Matches(GrafanaProvisioning.Datasources([logs with { Options = logs.Options.Add("dataLinks", links) }]), "datasource-with-secrets.yml");
    }

    [Fact]
    public void Folders_of_dashboards_are_written_as_expected() => Golden.Matches(
        GrafanaProvisioning.DashboardFolders([new("kubernetes", "Kubernetes"), new("prometheus", "Prometheus")]), "dashboard-folders.yml");

    [Fact]
    public void One_data_source_is_the_default_and_uids_are_fixed()
    {
        Assert.Single(Datasources, source => source.IsDefault);
        Assert.Equal(["prometheus", "alertmanager"], Datasources.Select(source => source.Uid));
    }
}
