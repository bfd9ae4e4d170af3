using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>
/// How a Prometheus outside a cluster reaches what is inside. Targets are always found through the API server; they are scraped through its
/// proxy too, so that nothing else has to be reachable, or directly where pods and nodes can be reached from outside.
/// </summary>
/// <param name="ApiServer">Address of the API server, such as <c>https://cluster.example.com:6443</c>.</param>
/// <param name="Direct">True to scrape pods and nodes at their own addresses.</param>
public sealed record OutsideAccess(Uri ApiServer, bool Direct)
{
    /// <summary>True to show the API server a certificate (<c>tls.crt</c>, <c>tls.key</c>) instead of a token.</summary>
    public bool WithCertificate { get; init; }

    private const string PortOfAddress = @".+:(\d+)";
    private const string Way = "__tmp_way";
    private const string ApiServerService = "default;kubernetes";
    private static readonly string[] ServiceOfEndpoint = ["__meta_kubernetes_namespace", "__meta_kubernetes_service_name"];

    private string HostAndPort => $"{ApiServer.Host}:{ApiServer.Port}";

    /// <summary>
    /// True for a job whose targets are scraped through the API server. Pods that ask who scrapes them are not: the proxy passes on neither a
    /// certificate nor a token.
    /// </summary>
    public bool Proxies(ScrapeJob job) => !Direct
        && job is { Discovery: Discovery.Kubernetes discovery, Certificate: null } && (discovery.Role != "pod" || !job.WithServiceAccountToken);

    /// <summary>What comes after a job's own relabelling, and turns each target into a path of the API server's proxy.</summary>
    public ImmutableArray<RelabelRule> RelabelOf(ScrapeJob job)
    {
        if (!Proxies(job))
            return [];
        // All targets get the same address below, and would be one for every label but this.
        var keepInstance = Relabel.Replace(";(.+)", "$1", "instance", "instance", "__address__");
        return ((Discovery.Kubernetes)job.Discovery).Role switch
        {
            "node" => [keepInstance, Path("(.+);(.+)", "/api/v1/nodes/$1/proxy$2", "__meta_kubernetes_node_name", "__metrics_path__"), .. ToApiServer()],
            "pod" => [keepInstance, PathOfPod(), .. ToApiServer()],
            _ => [.. OnlyPodsAndApiServer(), keepInstance, PathOfPod(), .. ToApiServer()],
        };
    }

    /// <summary>The API server is no pod: its address from outside takes the place of those that it has inside, and makes one target of all.</summary>
    private RelabelRule[] OnlyPodsAndApiServer() =>
    [
        Relabel.Copy("__meta_kubernetes_pod_name", Way),
        Relabel.Replace(ApiServerService, HostAndPort, Way, ServiceOfEndpoint),
        Relabel.Keep(".+", Way),
        Relabel.Replace(ApiServerService, HostAndPort, "__address__", ServiceOfEndpoint),
    ];

    private static RelabelRule Path(string regex, string replacement, params string[] from) => Relabel.Replace(regex, replacement, "__metrics_path__", from);

    private static RelabelRule PathOfPod() => Path(
        $"(.+);(.+);(.+);{PortOfAddress};(.+)", "/api/v1/namespaces/$2/pods/$1:$3:$4/proxy$5",
        "__scheme__", "__meta_kubernetes_namespace", "__meta_kubernetes_pod_name", "__address__", "__metrics_path__");

    private RelabelRule[] ToApiServer() => [Relabel.Set("__address__", HostAndPort), Relabel.Set("__scheme__", ApiServer.Scheme)];
}
