using Monitoring.Prometheus;

namespace Monitoring.Cost;

/// <summary>A series as it is stored.</summary>
/// <param name="Labels">Its labels, the name among them.</param>
/// <param name="Count">How many like it there are: one for each target that is alike.</param>
internal sealed record StoredSeries(Dictionary<string, string> Labels, int Count)
{
    public string Name => Labels.GetValueOrDefault(RelabelRules.Name, "");
}
