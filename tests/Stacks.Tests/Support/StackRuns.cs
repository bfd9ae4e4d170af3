using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>The two stacks of the repository, and one with every option on; each runs once for all tests.</summary>
public sealed class StackRuns : IAsyncLifetime
{
    public const string Collection = "stacks";

    private ImmutableDictionary<string, StackRecord> _runs = ImmutableDictionary<string, StackRecord>.Empty;

    public StackRecord Dev => this["dev"];

    public StackRecord Prod => this["prod"];

    /// <summary>prod with everything on that a setting can turn on.</summary>
    public StackRecord Full => this["full"];

    /// <summary><see cref="Full"/> with the logs and traces in an Elasticsearch that somebody else runs.</summary>
    public StackRecord External => this["external"];

    /// <summary><see cref="Full"/> with Prometheus and Alertmanager on a host.</summary>
    public StackRecord Outside => this["outside"];

    public StackRecord this[string stack] => _runs[stack];

    public static TheoryData<string> Names => ["dev", "prod", "full", "external", "outside"];

    /// <summary>Configuration of <see cref="Full"/>.</summary>
    public static JObject FullConfig()
    {
        var config = StackRun.ConfigOf("prod");
        config["monitoring:cluster"] = """{ "name": "full", "provider": "kubeadm", "context": "full", "nodes": 3, "maxNodes": 6, "kubeProxyPods": "k8s-app=kube-proxy", "verifyKubelets": true }""";
        config["monitoring:onCall"] = """
            { "target": "pagerduty", "second": { "target": "slack", "channel": "#alerts" }, "heartbeat": { "toUrl": true } }
            """;
        config["monitoring:alertmanager"] = """{ "replicas": 3, "storageClass": "fast", "externalUrl": "https://alerts.example.com" }""";
        config["monitoring:grafana"] = """
            { "externalUrl": "https://grafana.example.com",
              "ingress": { "host": "grafana.example.com", "class": "nginx", "tlsSecret": "grafana-tls", "controllerNamespace": "ingress-nginx", "annotations": { "cert-manager.io/cluster-issuer": "letsencrypt" } } }
            """;
        config["monitoring:etcd"] = """{ "enabled": true, "members": 5, "metrics": "tls", "clientCertificate": "etcd-client", "extensive": true }""";
        config["monitoring:nats"] = """{ "enabled": true, "namespace": "messages", "podLabel": "app=nats", "port": 17777, "servers": 5, "healthz": true }""";
        config["monitoring:alerts"] = """
            { "EtcdFsyncSlow": { "warning": { "threshold": 0.2, "for": "20m" } }, "NodeCPUHighUsage": { "enabled": false }, "NodeSystemSaturation": { "severity": "info" } }
            """;
        config["monitoring:cockroachdb"] = """{ "enabled": true, "nodes": 5, "authority": "cockroachdb-node", "allMetrics": true }""";
        config["monitoring:istio"] = """{ "enabled": true, "podLabel": "istio=pilot", "upstreamStats": true, "mixer": true }""";
        config["monitoring:knative"] = """{ "enabled": true, "version": "1.18", "eventingNamespace": "knative-eventing" }""";
        config["monitoring:micro"] = """{ "enabled": true, "namespaces": ["micro"], "podLabel": "micro=service", "port": 19000, "serviceLabel": "app" }""";
        config["monitoring:logging"] = """{ "enabled": true, "retentionDays": 7 }""";
        config["monitoring:tracing"] = """{ "enabled": true, "retentionDays": 3 }""";
        config["monitoring:kibana"] = """
            { "replicas": 2, "ingress": { "host": "kibana.example.com", "tlsSecret": "kibana-tls", "controllerNamespace": "ingress-nginx", "annotations": { "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS" } } }
            """;
        config["monitoring:logstash"] = """
            { "enabled": true, "replicas": 2, "storageClass": "fast", "filters": { "10-no-health-checks": "if [url][path] == \"/healthz\" { drop {} }" } }
            """;
        config["monitoring:zipkin"] = """
            { "ingress": { "host": "traces.example.com", "tlsSecret": "zipkin-tls", "controllerNamespace": "ingress-nginx", "annotations": { "nginx.ingress.kubernetes.io/auth-url": "https://login.example.com" } } }
            """;
        config["monitoring:collector"] = """{ "replicas": 2, "keepPercent": 12.5, "authorityIn": ["shop", "payments"] }""";
        config["monitoring:elasticsearch"] = """{ "nodes": 3, "memoryMap": "raise", "resources": { "memory": "4Gi", "memoryLimit": "4Gi" }, "snapshots": { "repository": "s3", "bucket": "logs", "secret": "elasticsearch-snapshots", "endpoint": "https://minio.storage.svc:9000" } }""";
        config["monitoring:fluentd"] = """{ "buffer": "2Gi", "namespaceLinesPerSecond": { "load-tests": 500 }, "excludedNamespaces": ["scratch"] }""";
        return config;
    }

    /// <summary>Configuration of <see cref="External"/>.</summary>
    public static JObject ExternalConfig()
    {
        var config = FullConfig();
        config["monitoring:elasticsearch"] = """
            { "external": { "url": "https://logs.example.com:9243", "secret": "elasticsearch-login", "authority": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" } }
            """;
        return config;
    }

    /// <summary>Configuration of <see cref="Outside"/>.</summary>
    public static JObject OutsideConfig()
    {
        var config = FullConfig();
        config["monitoring:prometheus"] = """{ "placement": "host" }""";
        config["monitoring:baseline"] = """{ "enabled": false }""";
        config["monitoring:host"] = """
            { "address": "watch.example.com", "user": "deploy", "hostKey": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", "apiServer": "https://cluster.example.com:6443" }
            """;
        return config;
    }

    public async Task InitializeAsync()
    {
        foreach (var (name, config) in new[] { ("dev", StackRun.ConfigOf("dev")), ("prod", StackRun.ConfigOf("prod")), ("full", FullConfig()), ("external", ExternalConfig()), ("outside", OutsideConfig()) })
            _runs = _runs.Add(name, await StackRun.RunAsync(name, config));
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
