using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Do the NetworkPolicies of its namespace admit Prometheus?</summary>
internal sealed class PolicyLetsPrometheusIn : IDoctorStep<ComponentQuestion>
{
    public string Title => "NetworkPolicies admit Prometheus";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (await patient.PodsAsync(question, cancellation) is not { IsEmpty: false } pods)
            return Finding.Skipped;
        if (await patient.ObjectsAsync("networkpolicies", pods[0].Namespace, cancellation) is not { } policies)
            return Finding.Unknown("you may not list them");
        var (pod, space) = (pods[0], patient.Plan.Settings.Namespace);
        var concerned = policies.Where(policy => NetworkPolicies.Isolates(policy, pod.Labels)).ToList();
        if (concerned.Count == 0)
            return Finding.Fine("none concerns its pods");
        var labels = patient.Signals.Cluster is { } cluster ? (JObject?)(await cluster.Kubectl.JsonAsync(cancellation, "get", "namespace", space))["metadata"]?["labels"] : null;
        var ports = pod.AnnotatedPort is { } annotated ? [annotated] : pod.Ports.Select(port => port.Port).ToList();
        var caller = new NetworkPolicies.Caller(space, NetworkPolicies.Map(labels), NetworkPolicies.Map(JObject.FromObject(new Dictionary<string, string> { ["app.kubernetes.io/name"] = "prometheus" })));
        var open = ports.Where(port => concerned.Exists(policy => NetworkPolicies.Admits(policy, caller, pod, port))).ToList();
        var names = string.Join(", ", concerned.Select(policy => (string?)policy["metadata"]?["name"]));
        return ports.Count == 0 || open.Count > 0 ? Finding.Fine(names) : Finding.Broken(
            $"{names} in {pod.Namespace} let nobody of {space} in on port {string.Join(", ", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)))}",
            $"a rule of ingress from the namespace: namespaceSelector with kubernetes.io/metadata.name: {space}, podSelector with app.kubernetes.io/name: prometheus, and the port");
    }
}
