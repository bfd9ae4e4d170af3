namespace Monitoring.Describe;

/// <summary>Pods that one scrape job owns, by namespace and one label.</summary>
/// <param name="Namespace">Namespace of the pods; empty for all.</param>
/// <param name="LabelName">Label name as Kubernetes writes it (<c>k8s-app</c>).</param>
/// <param name="LabelValue">Value of the label.</param>
public sealed record PodClaim(string Namespace, string LabelName, string LabelValue)
{
    /// <summary>The port of the annotation, for a claim by <see cref="OfAnnotatedPort"/>; then the label is empty.</summary>
    public int? AnnotatedPort { get; private init; }

    /// <summary>Pods whose annotation <c>prometheus.io/port</c> names a port that belongs to one job alone.</summary>
    /// <param name="port">1 to 65535.</param>
    /// <param name="ns">Namespace of the pods; empty for all.</param>
    public static PodClaim OfAnnotatedPort(int port, string ns = "") => new(ns, "", "") { AnnotatedPort = port };
}
