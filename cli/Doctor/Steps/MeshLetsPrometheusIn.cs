using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does a sidecar admit a plain scrape?</summary>
internal sealed class MeshLetsPrometheusIn : IDoctorStep<ComponentQuestion>
{
    private const string Merge = "prometheus.istio.io/merge-metrics";

    public string Title => "the mesh admits plain scrapes";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (await patient.PodsAsync(question, cancellation) is not { IsEmpty: false } pods || pods.FirstOrDefault(pod => pod.HasProxy) is not { } pod)
            return Finding.Skipped;
        // The agent's own ports are not behind mutual TLS.
        if (pod.AnnotatedPort is 15020 or 15090)
            return Finding.Fine($"the agent answers on {pod.AnnotatedPort}");
        var inSpace = await patient.ObjectsAsync("peerauthentications.security.istio.io", pod.Namespace, cancellation);
        var inRoot = await patient.ObjectsAsync("peerauthentications.security.istio.io", "istio-system", cancellation);
        if (inSpace is null && inRoot is null)
            return Finding.Unknown("its policies cannot be read");
        var strict = (inSpace ?? []).Where(policy => NetworkPolicies.Map(policy["spec"]?["selector"]?["matchLabels"] as JObject).All(label => pod.Labels.GetValueOrDefault(label.Key) == label.Value))
            .Concat((inRoot ?? []).Where(policy => policy["spec"]?["selector"] is null)).FirstOrDefault(policy => policy["spec"]?["mtls"]?["mode"] is not null);
        if ((string?)strict?["spec"]?["mtls"]?["mode"] != "STRICT" || (string?)strict?["spec"]?["portLevelMtls"]?[$"{pod.AnnotatedPort}"]?["mode"] is "PERMISSIVE" or "DISABLE")
            return Finding.Fine("PERMISSIVE");
        return Finding.Broken(
            $"PeerAuthentication {(string?)strict!["metadata"]?["name"]} admits mutual TLS alone, and Prometheus has no certificate of the mesh",
            $"annotation {Merge}: \"true\" on the pod's template, so that the agent brings the metrics on port 15020; or portLevelMtls PERMISSIVE for the port in a PeerAuthentication");
    }
}
