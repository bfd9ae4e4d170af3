using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>A data source that is provisioned into Grafana under a fixed uid, so that dashboards can rely on it.</summary>
/// <param name="Uid">Fixed uid; never changes, because dashboards and links refer to it.</param>
/// <param name="Name">Name that people see.</param>
/// <param name="Type">Plug-in id: <c>prometheus</c>, <c>alertmanager</c>, <c>elasticsearch</c>, <c>zipkin</c>.</param>
/// <param name="Url">Address as Grafana's server calls it.</param>
/// <param name="Target">The workload behind the address; Grafana gets a network edge to it.</param>
/// <param name="Port">Port behind the address.</param>
public sealed record GrafanaDatasource(string Uid, string Name, string Type, string Url, string Target, int Port)
{
    /// <summary>True for the one that new panels use.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Plug-in specific options (<c>jsonData</c>); values are string, int or bool.</summary>
    public ImmutableSortedDictionary<string, object> Options { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>Options from pairs.</summary>
    public static ImmutableSortedDictionary<string, object> OptionsOf(params (string Key, object Value)[] options) =>
        options.ToImmutableSortedDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);
}
