using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Kibana;

/// <summary>Whether there is a Kibana, how it is reached and what it may use.</summary>
public sealed record KibanaSettings : IValidatedSettings
{
    /// <summary>Share of the limit that the JavaScript heap may take; the rest is code, buffers and threads.</summary>
    private const double HeapShare = 0.7;

    [Setting("Shows logs and traces in Kibana, where logs or traces are kept. Without it, Grafana shows them. Switch it off where an external Elasticsearch has a Kibana already.")]
    public bool Enabled { get; init; } = true;

    [Setting("Number of pods.", Min = "1", Max = "5")]
    public int Replicas { get; init; } = 1;

    [Setting("How people outside the cluster reach Kibana. Kibana itself speaks TLS with the stack's own certificate, so the controller has to be told to use https: ingress-nginx by the annotation `nginx.ingress.kubernetes.io/backend-protocol: HTTPS`.")]
    public IngressSettings Ingress { get; init; } = new();

    [Setting("What each pod asks for and may use. Kibana peaks while it starts.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 100, memory: 1024, memoryLimit: 2048);

    /// <summary>Heap of the JavaScript engine.</summary>
    public ByteSize Heap => (Resources.MemoryLimit * HeapShare).WholeMebibytes;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Resources.MemoryLimit < ByteSize.Mebibytes(1536))
            yield return Problem.Error(context.Key("resources.memoryLimit"), $"Kibana does not start reliably within {Resources.MemoryLimit}; allow at least 1536Mi.");
    }
}
