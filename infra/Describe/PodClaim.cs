namespace Monitoring.Describe;

/// <summary>Pods that one scrape job owns, by namespace and one label.</summary>
/// <param name="Namespace">Namespace of the pods.</param>
/// <param name="LabelName">Label name as Kubernetes writes it (<c>k8s-app</c>).</param>
/// <param name="LabelValue">Value of the label.</param>
public sealed record PodClaim(string Namespace, string LabelName, string LabelValue)
{
    /// <summary>The port of the annotation, for a claim by <see cref="OfAnnotatedPort"/>; then namespace and label are empty.</summary>
    public int? AnnotatedPort { get; private init; }

    /// <summary>Pods of any namespace whose annotation <c>prometheus.io/port</c> names a port that belongs to one job alone.</summary>
    public static PodClaim OfAnnotatedPort(int port) => new("", "", "") { AnnotatedPort = port };
}
