using System.Collections.Immutable;
using Monitoring.Workloads;

namespace Monitoring.Grafana;

/// <summary>What <see cref="GrafanaServer"/> is given.</summary>
public sealed class GrafanaServerArgs : ToolArgs
{
    /// <summary>Address and resources.</summary>
    public required GrafanaSettings Settings { get; init; }

    /// <summary>Text of the data source provisioning.</summary>
    public required string Datasources { get; init; }

    /// <summary>What the data sources' servers want to see.</summary>
    public ImmutableArray<DatasourceSecret> DatasourceSecrets { get; init; } = [];

    /// <summary>Text of the dashboard provisioning.</summary>
    public required string DashboardFolders { get; init; }

    /// <summary>The dashboards.</summary>
    public required ImmutableArray<GrafanaDashboard> Dashboards { get; init; }
}
