using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Grafana;

/// <summary>What Grafana needs to be let in at a data source, made by the component behind it.</summary>
/// <param name="Uid">Uid of the <see cref="Describe.GrafanaDatasource"/>.</param>
/// <param name="Files">File name to content, for the names in <see cref="Describe.GrafanaDatasource.Secrets"/>.</param>
public sealed record DatasourceSecret(string Uid, ImmutableSortedDictionary<string, Output<string>> Files);
