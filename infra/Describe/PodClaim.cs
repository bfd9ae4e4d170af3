namespace Monitoring.Describe;

/// <summary>Pods that one scrape job owns, by namespace and one label.</summary>
/// <param name="Namespace">Namespace of the pods.</param>
/// <param name="LabelName">Label name as Kubernetes writes it (<c>k8s-app</c>).</param>
/// <param name="LabelValue">Value of the label.</param>
public sealed record PodClaim(string Namespace, string LabelName, string LabelValue);
