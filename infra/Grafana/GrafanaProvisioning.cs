using Monitoring.Compile;
using Monitoring.Describe;

namespace Monitoring.Grafana;

/// <summary>Compiles the files from which Grafana sets itself up: data sources with fixed uids, and one dashboard folder per system.</summary>
public static class GrafanaProvisioning
{
    /// <summary>Directory of the dashboards inside the pod; one folder per system below it.</summary>
    public const string DashboardsDirectory = "/etc/grafana/dashboards";

    /// <summary>The text of provisioning/datasources/stack.yaml.</summary>
    public static string Datasources(IEnumerable<GrafanaDatasource> datasources) => Yaml.Write(new YamlMap
    {
        ["apiVersion"] = 1,
        // Data sources that an earlier deployment made and this one does not know any more disappear.
        ["prune"] = true,
        ["datasources"] = datasources.Select(source => new YamlMap
        {
            ["name"] = source.Name,
            ["uid"] = source.Uid,
            ["type"] = source.Type,
            ["access"] = "proxy",
            ["url"] = source.Url,
            ["isDefault"] = source.IsDefault,
            ["editable"] = false,
            ["jsonData"] = YamlMap.Of(source.Options),
        }).ToArray(),
    });

    /// <summary>The text of provisioning/dashboards/stack.yaml.</summary>
    public static string DashboardFolders(IEnumerable<DashboardFolder> folders) => Yaml.Write(new YamlMap
    {
        ["apiVersion"] = 1,
        ["providers"] = folders.Select(folder => new YamlMap
        {
            ["name"] = folder.Directory,
            ["type"] = "file",
            ["folder"] = folder.Title,
            ["folderUid"] = folder.Directory,
            ["disableDeletion"] = true,
            ["allowUiUpdates"] = false,
            ["updateIntervalSeconds"] = 30,
            ["options"] = new YamlMap { ["path"] = $"{DashboardsDirectory}/{folder.Directory}" },
        }).ToArray(),
    });
}
