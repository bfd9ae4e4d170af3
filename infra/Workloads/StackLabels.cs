using Monitoring.Describe;

namespace Monitoring.Workloads;

/// <summary>The labels of every object of this stack, in Kubernetes' recommended form.</summary>
public static class StackLabels
{
    /// <summary>Labels for an object of a tool.</summary>
    public static Dictionary<string, string> Of(Workload workload) => new(Selector(workload))
    {
        ["app.kubernetes.io/component"] = workload.Role,
        ["app.kubernetes.io/part-of"] = "monitoring",
        ["app.kubernetes.io/managed-by"] = "pulumi",
    };

    /// <summary>Labels for an object that belongs to the stack as a whole.</summary>
    public static Dictionary<string, string> Shared() => new()
    {
        ["app.kubernetes.io/part-of"] = "monitoring",
        ["app.kubernetes.io/managed-by"] = "pulumi",
    };

    /// <summary>The labels that select a tool's pods; selectors are immutable, so this set never grows.</summary>
    public static Dictionary<string, string> Selector(Workload workload) => new()
    {
        ["app.kubernetes.io/name"] = workload.Name,
        ["app.kubernetes.io/instance"] = workload.Namespace,
    };

    /// <summary><see cref="Selector"/> in the API's selector notation.</summary>
    public static string SelectorText(Workload workload) =>
        string.Join(',', Selector(workload).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
}
