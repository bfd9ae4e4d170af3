using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Collector;

/// <summary>The gateway that takes spans from all pods.</summary>
public sealed partial record CollectorSettings : IValidatedSettings
{
    [Setting("Takes spans in the OpenTelemetry protocol (4317 gRPC, 4318 HTTP) and in Zipkin's (9411). Off, pods send to Zipkin itself, which speaks its own protocol only.")]
    public bool Enabled { get; init; } = true;

    [Setting("Number of replicas; each takes any span.", Min = "1", Max = "20")]
    public int Replicas { get; init; } = 1;

    [Setting("Percentage of traces that are kept. The choice is made by the trace's id, so a trace is kept whole or not at all; it comes on top of what senders leave out already.", Min = "0.001", Max = "100")]
    public double KeepPercent { get; init; } = 100;

    [Setting("Takes spans over TLS only; senders check the collector with the stack's authority, see `authorityIn`. Set it to false where senders cannot be told an authority, such as Knative's; spans then cross the cluster in the clear.")]
    public bool Tls { get; init; } = true;

    [Setting("Namespaces of services that send spans. Each gets a ConfigMap `collector-authority` with the certificate `ca.crt` by which they check the collector; the namespaces have to exist.", Example = "[\"shop\", \"payments\"]")]
    public ImmutableArray<string> AuthorityIn { get; init; } = [];

    [Setting("What each pod asks for and may use. Near four fifths of the limit it refuses spans until memory is free again.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 50, memory: 128, memoryLimit: 256);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Resources.MemoryLimit < ByteSize.Mebibytes(128))
            yield return Problem.Error(context.Key("resources.memoryLimit"), $"{Resources.MemoryLimit} is too little for the collector's queues; it needs 128Mi.");
        if (!Tls)
            yield return Problem.Warning(context.Key("tls"), "Spans cross the cluster in the clear, with whatever services put into them. It is meant for senders that cannot be told an authority; let the others use TLS.");
        foreach (var name in AuthorityIn.Where(name => !NamespaceName().IsMatch(name)))
            yield return Problem.Error(context.Key("authorityIn"), $"'{name}' is no name of a namespace: lower-case letters, digits and '-'.");
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex NamespaceName();
}
