namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>A target after relabelling. Prometheus scrapes two targets of a job once when all their labels are equal.</summary>
/// <param name="Url">What is called.</param>
/// <param name="Labels">Labels of its series, as <c>name=value</c>, sorted.</param>
internal sealed record Target(string Url, string Labels)
{
    public static Target Of(SortedDictionary<string, string> labels)
    {
        var address = labels["__address__"];
        var kept = labels.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary();
        kept.TryAdd("instance", address);
        return new Target(
            $"{labels["__scheme__"]}://{address}{labels["__metrics_path__"]}",
            string.Join(' ', kept.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)));
    }
}
