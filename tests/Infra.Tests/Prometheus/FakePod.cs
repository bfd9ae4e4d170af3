using System.Net;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>A pod, and optionally the Service before it, as Prometheus' discovery presents them.</summary>
internal sealed record FakePod
{
    public string Namespace { get; init; } = "shop";

    public string Name { get; init; } = "cart-1";

    public string Ip { get; init; } = "10.0.0.7";

    public string Phase { get; init; } = "Running";

    public bool Ready { get; init; } = true;

    public bool InInitContainer { get; init; }

    /// <summary>Declared ports as <c>number/protocol</c> or <c>number/protocol/name</c>; empty: one target without a port.</summary>
    public string[] Ports { get; init; } = ["8080/TCP"];

    public Dictionary<string, string> Annotations { get; init; } = [];

    public Dictionary<string, string> Labels { get; init; } = [];

    /// <summary>Annotations of each Service in front; the Services share the pod's ports.</summary>
    public Dictionary<string, string>[] Services { get; init; } = [];

    /// <summary>What role <c>pod</c> finds: a target for each declared port, or one with the bare address (Prometheus' discovery/kubernetes/pod.go).</summary>
    public IEnumerable<Dictionary<string, string>> AsPod() => Ports.Length == 0
        ? [With(Own(), "__address__", Ip)]
        : Ports.Select(port => With(
            Own(), "__address__", Join(port), "__meta_kubernetes_pod_container_port_number", port.Split('/')[0], "__meta_kubernetes_pod_container_port_protocol", port.Split('/')[1],
            "__meta_kubernetes_pod_container_port_name", port.Split('/').ElementAtOrDefault(2) ?? ""));

    /// <summary>What role <c>endpointslice</c> finds: a target for each Service and port, with the pod's own labels.</summary>
    public IEnumerable<Dictionary<string, string>> AsEndpoints() =>
        from service in Services.Select((annotations, index) => (annotations, index))
        from port in Ports
        select With(
            Meta(Own(), "service_annotation", service.annotations),
            "__address__", Join(port), "__meta_kubernetes_service_name", $"service-{service.index}", "__meta_kubernetes_endpointslice_port_protocol", port.Split('/')[1],
            "__meta_kubernetes_endpointslice_endpoint_conditions_ready", Ready ? "true" : "false");

    private string Join(string port) => $"{(IPAddress.Parse(Ip).AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{Ip}]" : Ip)}:{port.Split('/')[0]}";

    private Dictionary<string, string> Own() => With(
        Meta(Meta([], "pod_annotation", Annotations), "pod_label", Labels),
        "__meta_kubernetes_namespace", Namespace, "__meta_kubernetes_pod_name", Name, "__meta_kubernetes_pod_ip", Ip, "__meta_kubernetes_pod_phase", Phase,
        "__meta_kubernetes_pod_container_init", InInitContainer ? "true" : "false", "__meta_kubernetes_pod_node_name", "node-1");

    private static Dictionary<string, string> Meta(Dictionary<string, string> labels, string kind, Dictionary<string, string> values)
    {
        foreach (var (name, value) in values)
            labels[$"__meta_kubernetes_{kind}_{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}"] = value;
        return labels;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> labels, params string[] pairs)
    {
        foreach (var pair in pairs.Chunk(2))
            labels[pair[0]] = pair[1];
        return labels;
    }
}
