namespace Pulumi.Tls;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class TlsResourceTypeAttribute(string type) : ResourceTypeAttribute(type, TlsResourceOptions.Version);
