namespace Monitoring.Synthetic;

/// <summary>Something in the cluster of which exporters have series: a pod, a cgroup, a disk. Its labels are those that any exporter uses for it.</summary>
internal sealed class SyntheticObject(params (string Label, string Value)[] labels)
{
    private readonly Dictionary<string, string> _labels = labels.ToDictionary(x => x.Label, x => x.Value, StringComparer.Ordinal);

    /// <summary>The value of a label; null when it does not tell these objects apart.</summary>
    public string? this[string label] => _labels.GetValueOrDefault(label);

    /// <summary>The same, and more.</summary>
    public SyntheticObject With(params (string Label, string Value)[] labels) =>
        new([.. _labels.Where(x => !Array.Exists(labels, y => y.Label == x.Key)).Select(x => (x.Key, x.Value)), .. labels]);
}
