using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;

namespace Monitoring.Grafana;

/// <summary>Compiles the files from which Grafana sets itself up: data sources with fixed uids, and one dashboard folder per system.</summary>
public static class GrafanaProvisioning
{
    /// <summary>Directory of the dashboards inside the pod; one folder per system below it.</summary>
    public const string DashboardsDirectory = "/etc/grafana/dashboards";

    /// <summary>Directory of the data sources' secrets inside the pod.</summary>
    public const string SecretsDirectory = "/etc/grafana/datasource-secrets";

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
            ["basicAuth"] = source.User is null ? null : true,
            ["basicAuthUser"] = source.User,
            ["jsonData"] = Literally(source.Options),
            ["secureJsonData"] = YamlMap.Of(source.Secrets.Select(secret => KeyValuePair.Create(secret.Key, $"{SecretsDirectory}/{SecretFile(source.Uid, secret.Value)}"))
                .Concat(source.SecretFiles).Select(secret => KeyValuePair.Create(secret.Key, $"$__file{{{secret.Value}}}"))),
        }).ToArray(),
    });

    /// <summary>Name of a secret file of a data source in <see cref="SecretsDirectory"/>.</summary>
    public static string SecretFile(string uid, string file) => $"{uid}-{file}";

    /// <summary>Values as Grafana is to see them: a dollar sign would be the beginning of a variable in these files.</summary>
    private static object Literally(object value) => value switch
    {
        string text => text.Replace("$", "$$", StringComparison.Ordinal),
        ImmutableSortedDictionary<string, object> options => YamlMap.Of(options.Select(option => KeyValuePair.Create(option.Key, Literally(option.Value)))),
        IEnumerable<object> items => items.Select(Literally).ToArray(),
        _ => value,
    };

    /// <summary>The text of provisioning/dashboards/stack.yaml.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="directory">Where their directories are.</param>
    public static string DashboardFolders(IEnumerable<DashboardFolder> folders, string directory = DashboardsDirectory) => Yaml.Write(new YamlMap
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
            ["options"] = new YamlMap { ["path"] = $"{directory}/{folder.Directory}" },
        }).ToArray(),
    });
}
