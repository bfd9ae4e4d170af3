namespace Monitoring.Describe;

/// <summary>The identity of a deployed tool inside the cluster; selectors, Services and NetworkPolicies are derived from it.</summary>
/// <param name="Name">Name of workload, Service, ServiceAccount and of the <c>app.kubernetes.io/name</c> label.</param>
/// <param name="Namespace">Namespace it runs in.</param>
/// <param name="Role">Value of <c>app.kubernetes.io/component</c>: <c>metrics</c>, <c>alerting</c>, <c>dashboards</c>, <c>exporter</c>.</param>
public sealed record Workload(string Name, string Namespace, string Role)
{
    /// <summary>True when the pods use the node's own network, which NetworkPolicies do not isolate.</summary>
    public bool OnHostNetwork { get; init; }

    /// <summary>Address of the Service from anywhere in the cluster, with the trailing dot left to the caller: <c>prometheus.monitoring.svc</c>.</summary>
    public string ServiceHost => $"{Name}.{Namespace}.svc";
}
