namespace Monitoring.Tests.Real.Kubernetes;

/// <summary>Objects of a small cluster, with as much as discovery looks at. Nothing listens at any of their addresses.</summary>
internal static class FakeObjects
{
    public const string Node = """
        {
          "apiVersion": "v1", "kind": "Node", "metadata": { "name": "node-1" },
          "status": { "addresses": [ { "type": "InternalIP", "address": "192.0.2.1" } ], "daemonEndpoints": { "kubeletEndpoint": { "Port": 10250 } } }
        }
        """;

    public static string Pod(string name) => $$"""
        {
          "apiVersion": "v1", "kind": "Pod",
          "metadata": { "name": "{{name}}", "namespace": "shop", "uid": "{{name}}", "labels": { "app": "shop" }, "annotations": { "prometheus.io/scrape": "true" } },
          "spec": { "nodeName": "node-1", "containers": [ { "name": "main", "image": "shop", "ports": [ { "containerPort": 8080, "protocol": "TCP" } ] } ] },
          "status": { "phase": "Running", "podIP": "192.0.2.7", "podIPs": [ { "ip": "192.0.2.7" } ], "hostIP": "192.0.2.1", "conditions": [ { "type": "Ready", "status": "True" } ] }
        }
        """;

    /// <summary>The Service of the API servers, and where they are inside.</summary>
    public static readonly string[] ApiServer =
    [
        """
        { "apiVersion": "v1", "kind": "Service", "metadata": { "name": "kubernetes", "namespace": "default" }, "spec": { "clusterIP": "10.0.0.1", "ports": [ { "name": "https", "port": 443 } ] } }
        """,
        """
        {
          "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
          "metadata": { "name": "kubernetes", "namespace": "default", "labels": { "kubernetes.io/service-name": "kubernetes" } },
          "endpoints": [ { "addresses": [ "192.0.2.10" ], "conditions": { "ready": true } }, { "addresses": [ "192.0.2.11" ], "conditions": { "ready": true } } ],
          "ports": [ { "name": "https", "port": 6443, "protocol": "TCP" } ]
        }
        """,
    ];
}
