using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>A dashboard as Grafana gets it.</summary>
/// <param name="FileName">Key in the ConfigMap: the name of the source file.</param>
/// <param name="Json">Normalised JSON; empty when the source is not a JSON object.</param>
/// <param name="Problems">Why it cannot be deployed.</param>
public sealed record CompiledDashboard(string FileName, string Json, ImmutableArray<Problem> Problems)
{
    /// <summary>What <see cref="Json"/> was written from.</summary>
    internal JObject Root { get; init; } = [];

    /// <summary>The same, for whoever looks at its queries; lines are those of the source.</summary>
    /// <param name="path">What it is called in messages.</param>
    public Dashboard At(string path) => Dashboard.Of(new SourceFile(path, Json), Root);
}
