using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Zipkin;

/// <summary>Where traces are kept and looked at.</summary>
public sealed record ZipkinSettings : IValidatedSettings
{
    [Setting("Keeps traces in Zipkin, when traces are collected at all.")]
    public bool Enabled { get; init; } = true;

    [Setting("Address of a Zipkin that exists already. With it none is deployed; the collector sends there and Grafana reads there. How long it keeps traces is its owner's business.", Example = "http://zipkin.istio-system.svc:9411", Pattern = @"(https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?)?", PatternText = "an http or https address without a path, such as 'http://zipkin.istio-system.svc:9411'")]
    public string External { get; init; } = "";

    [Setting("Where it keeps traces: elasticsearch, or memory for a stack that needs no more than the last traces and would have Elasticsearch for nothing else.")]
    public ZipkinStorage Storage { get; init; }

    [Setting("Links services every night: the page \"Dependencies\" shows who calls whom from it. In memory, links are made as they are asked for.")]
    public bool Dependencies { get; init; } = true;

    [Setting("How people outside the cluster reach Zipkin. It has no log-in of its own, so the annotations have to tell the ingress controller to ask for one; and that Zipkin itself speaks TLS with the stack's own certificate: ingress-nginx by `nginx.ingress.kubernetes.io/backend-protocol: HTTPS`.")]
    public IngressSettings Ingress { get; init; } = new();

    [Setting("What the pod asks for and may use. Half of the memory becomes the JVM's heap; in memory storage a gibibyte holds about 400,000 spans.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 50, memory: 256, memoryLimit: 384);

    [Setting("What the nightly job asks for and may use. Its heap is 512Mi, whatever stands here.")]
    public ResourceSettings DependenciesResources { get; init; } = ResourceSettings.Of(cpu: 100, memory: 640, memoryLimit: 1024);

    /// <summary>True when Zipkin is somebody else's.</summary>
    public bool IsExternal => External.Length > 0;

    /// <summary>Heap of the JVM.</summary>
    public ByteSize Heap => (Resources.Memory * 0.5).WholeMebibytes;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Ingress.Host.Length > 0 && Ingress.Annotations.IsEmpty)
            yield return Problem.Error(context.Key("ingress.annotations"), $"Zipkin asks nobody who they are, so everybody who reaches {Ingress.Host} could read all traces; set the annotations by which the ingress controller asks for a log-in.");
        if (Resources.Memory < ByteSize.Mebibytes(160))
            yield return Problem.Error(context.Key("resources.memory"), $"{Resources.Memory} is too little for Zipkin to start; it needs 160Mi.");
    }
}
