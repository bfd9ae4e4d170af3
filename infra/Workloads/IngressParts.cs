using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Monitoring.Workloads;

/// <summary>What an Ingress consists of: one host, one certificate, and all of its paths to one Service.</summary>
internal static class IngressParts
{
    public static IngressSpecArgs Of(IngressSettings settings, string service, string portName)
    {
        var spec = new IngressSpecArgs
        {
            Tls = { new IngressTLSArgs { Hosts = { settings.Host }, SecretName = settings.TlsSecret } },
            Rules = { new IngressRuleArgs { Host = settings.Host, Http = new HTTPIngressRuleValueArgs { Paths = { Everything(service, portName) } } } },
        };
        if (settings.Class.Length > 0)
            spec.IngressClassName = settings.Class;
        return spec;
    }

    private static HTTPIngressPathArgs Everything(string service, string portName) => new()
    {
        Path = "/",
        PathType = "Prefix",
        Backend = new IngressBackendArgs { Service = new IngressServiceBackendArgs { Name = service, Port = new ServiceBackendPortArgs { Name = portName } } },
    };
}
