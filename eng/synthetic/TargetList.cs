using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Synthetic.Server;

/// <summary>The targets in the form of Prometheus' discovery by file or by HTTP.</summary>
public static class TargetList
{
    /// <summary>One group for each target, with its path and the labels that its scrape job would give it.</summary>
    /// <param name="cluster">Whose targets.</param>
    /// <param name="address">Host and port at which they are served.</param>
    /// <param name="job">Only those of this job; null for all.</param>
    public static string Json(SyntheticCluster cluster, string address, string? job = null) => new JArray(cluster.Targets.Where(x => job is null || x.Job == job).Select(target => new JObject
    {
        ["targets"] = new JArray(address),
        ["labels"] = new JObject(target.Labels.Select(label => new JProperty(label.Key, label.Value)).Append(new JProperty("__metrics_path__", target.Path))),
    })).ToString(Formatting.Indented);
}
