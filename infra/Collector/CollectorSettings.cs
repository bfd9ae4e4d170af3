using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Collector;

/// <summary>The gateway that takes spans from all pods.</summary>
public sealed record CollectorSettings : IValidatedSettings
{
    [Setting("Takes spans in the OpenTelemetry protocol (4317 gRPC, 4318 HTTP) and in Zipkin's (9411). Off, pods send to Zipkin itself, which speaks its own protocol only.")]
    public bool Enabled { get; init; } = true;

    [Setting("Number of replicas; each takes any span.", Min = "1", Max = "20")]
    public int Replicas { get; init; } = 1;

    [Setting("Percentage of traces that are kept. The choice is made by the trace's id, so a trace is kept whole or not at all; it comes on top of what senders leave out already.", Min = "0.001", Max = "100")]
    public double KeepPercent { get; init; } = 100;

    [Setting("Takes spans over TLS only. Senders then have to know the stack's authority: `ca.crt` of the Secret `collector-certificate`. Proxies and most libraries send without TLS unless they are told.")]
    public bool Tls { get; init; }

    [Setting("What each pod asks for and may use. Near four fifths of the limit it refuses spans until memory is free again.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 50, memory: 128, memoryLimit: 256);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Resources.MemoryLimit < ByteSize.Mebibytes(128))
            yield return Problem.Error(context.Key("resources.memoryLimit"), $"{Resources.MemoryLimit} is too little for the collector's queues; it needs 128Mi.");
    }
}
