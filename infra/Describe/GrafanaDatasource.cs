using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>A data source that is provisioned into Grafana under a fixed uid, so that dashboards can rely on it.</summary>
/// <param name="Uid">Fixed uid; never changes, because dashboards and links refer to it.</param>
/// <param name="Name">Name that people see.</param>
/// <param name="Type">Plug-in id: <c>prometheus</c>, <c>alertmanager</c>, <c>elasticsearch</c>, <c>zipkin</c>.</param>
/// <param name="Url">Address as Grafana's server calls it.</param>
/// <param name="Target">Who is behind the address; Grafana gets a network edge to it.</param>
/// <param name="Port">Port behind the address.</param>
public sealed record GrafanaDatasource(string Uid, string Name, string Type, string Url, Peer Target, int Port)
{
    /// <summary>True for the one that new panels use.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Plug-in specific options (<c>jsonData</c>); values are string, int, bool, another set of options, or a sequence of any of these.</summary>
    public ImmutableSortedDictionary<string, object> Options { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Who Grafana logs in as; null where nobody has to.</summary>
    public string? User { get; init; }

    /// <summary>
    /// Secret options (<c>secureJsonData</c>), such as <c>basicAuthPassword</c> and <c>tlsCACert</c>: option to the name of the file that holds it. The wiring
    /// gives Grafana the files, see <c>DatasourceSecret</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Secrets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Secret options whose files are there already: option to path.</summary>
    public ImmutableSortedDictionary<string, string> SecretFiles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Options from pairs.</summary>
    public static ImmutableSortedDictionary<string, object> OptionsOf(params (string Key, object Value)[] options) =>
        options.ToImmutableSortedDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);
}
