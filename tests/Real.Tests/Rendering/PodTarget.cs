using System.Text.RegularExpressions;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>
/// One port of a pod as Kubernetes discovery finds it: the address, and the labels on which the rendered relabelling decides. So only addresses
/// are adapted, and the relabelling is tested as it is.
/// </summary>
internal sealed record PodTarget(string Address, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>All ports of a pod; the port named <paramref name="portName"/> is at <paramref name="address"/>, and nobody listens on the others.</summary>
    public static IEnumerable<PodTarget> Of(RenderedPod pod, string portName, Uri address, string? podName = null) =>
        from ports in pod.Ports
        from number in ports.Distinct()
        select new PodTarget(ports.Key == portName ? address.Authority : $"127.0.0.1:{number}", LabelsOf(pod, ports.Key, number, podName ?? pod.Name));

    private static Dictionary<string, string> LabelsOf(RenderedPod pod, string portName, int number, string podName)
    {
        var labels = new Dictionary<string, string>
        {
            ["__meta_kubernetes_namespace"] = pod.Namespace,
            ["__meta_kubernetes_pod_name"] = podName,
            ["__meta_kubernetes_pod_node_name"] = "node-1",
            ["__meta_kubernetes_pod_phase"] = "Running",
            ["__meta_kubernetes_pod_ready"] = "true",
            ["__meta_kubernetes_pod_ip"] = "127.0.0.1",
            ["__meta_kubernetes_pod_container_port_name"] = portName,
            ["__meta_kubernetes_pod_container_port_number"] = $"{number}",
            ["__meta_kubernetes_pod_container_port_protocol"] = "TCP",
        };
        foreach (var (name, value) in pod.Labels)
        {
            var sanitized = Regex.Replace(name, "[^A-Za-z0-9_]", "_");
            labels[$"__meta_kubernetes_pod_label_{sanitized}"] = value;
            labels[$"__meta_kubernetes_pod_labelpresent_{sanitized}"] = "true";
        }

        return labels;
    }
}
