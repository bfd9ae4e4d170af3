using Monitoring.Alertmanager;
using Monitoring.Describe;
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
    public void Folders_of_dashboards_are_written_as_expected() => Golden.Matches(
        GrafanaProvisioning.DashboardFolders([new("kubernetes", "Kubernetes"), new("prometheus", "Prometheus")]), "dashboard-folders.yml");

    [Fact]
    public void One_data_source_is_the_default_and_uids_are_fixed()
    {
        Assert.Single(Datasources, source => source.IsDefault);
        Assert.Equal(["prometheus", "alertmanager"], Datasources.Select(source => source.Uid));
    }
}
