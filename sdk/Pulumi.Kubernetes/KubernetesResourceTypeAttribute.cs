namespace Pulumi.Kubernetes;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class KubernetesResourceTypeAttribute(string type) : ResourceTypeAttribute(type, SdkVersion.Value);
