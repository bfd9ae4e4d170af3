using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Workloads;

/// <summary>
/// How people outside the cluster reach a tool: through an Ingress, which is the stack's, or through one that somebody else makes. Off by default;
/// who comes this way still has to log in at the tool.
/// </summary>
public sealed record IngressSettings : IValidatedSettings
{
    [Setting("Name under which people reach the tool. Empty: the stack makes no Ingress.", Example = "kibana.example.com", Pattern = @"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+)?", PatternText = "a full DNS name such as 'kibana.example.com'")]
    public string Host { get; init; } = "";

    [Setting("Name of the IngressClass. Empty takes the cluster's default class.", Example = "nginx")]
    public string Class { get; init; } = "";

    [Setting("Name of the Secret with the certificate for the host (tls.crt, tls.key), in the tool's namespace. Nobody is asked for a password without TLS, so an Ingress has to have it; cert-manager makes the Secret where the annotations ask for it.", Example = "kibana-tls")]
    public string TlsSecret { get; init; } = "";

    [Setting("Namespace of the ingress controller; its pods may then call the tool. Alone, it lets a controller in whose Ingress somebody else makes. Empty: nobody may, which is enough for kubectl port-forward.", Example = "ingress-nginx")]
    public string ControllerNamespace { get; init; } = "";

    [Setting("Annotations of the Ingress, for controllers that are told more that way.", Example = "{ \"cert-manager.io/cluster-issuer\": \"letsencrypt\" }")]
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Address for people; empty without an Ingress of ours.</summary>
    public string Url => Host.Length == 0 ? "" : $"https://{Host}";

    /// <summary>The call of the controller, which a tool states among its edges.</summary>
    /// <param name="workload">Name of the tool's workload.</param>
    /// <param name="port">Port behind the Ingress.</param>
    public IEnumerable<NetworkEdge> EdgesTo(string workload, int port)
    {
        if (ControllerNamespace.Length > 0)
            yield return new NetworkEdge(Peer.Namespace(ControllerNamespace), Peer.Workload(workload), [port], "forwards people");
    }

    /// <summary>The address for people, which a tool states among its probes.</summary>
    /// <param name="workload">Name of the tool's workload.</param>
    public IEnumerable<Probe> ProbesOf(string workload)
    {
        if (Host.Length > 0)
            yield return new Probe($"{workload}-ingress", $"{Url}/", Probe.Reachable) { Peers = [Peer.Anywhere, Peer.Namespace(ControllerNamespace)] };
    }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Host.Length == 0)
            yield break;
        if (TlsSecret.Length == 0)
            yield return Problem.Error(context.Key("tlsSecret"), $"The Ingress for {Host} has no certificate; name the Secret that holds it, because passwords pass through it.");
        if (ControllerNamespace.Length == 0)
            yield return Problem.Error(context.Key("controllerNamespace"), $"Nobody may forward people from {Host}; name the namespace of the ingress controller.");
    }
}
