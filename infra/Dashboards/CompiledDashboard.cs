using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>A dashboard as Grafana gets it.</summary>
/// <param name="FileName">Key in the ConfigMap: the name of the source file.</param>
/// <param name="Json">Normalised JSON; empty when the source is not a JSON object.</param>
/// <param name="Problems">Why it cannot be deployed.</param>
public sealed record CompiledDashboard(string FileName, string Json, ImmutableArray<Problem> Problems);
