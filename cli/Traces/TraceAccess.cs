using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>
/// Which traces, and what of them, the caller may see: spans of namespaces whose pods they may list. Of a trace that passes such a namespace, the steps in others stay
/// in the picture without what they did.
/// </summary>
/// <param name="cluster">Asked for permissions; null where there is nobody to ask.</param>
/// <param name="wanted">Only these namespaces; empty for all.</param>
internal sealed class TraceAccess(ClusterAccess? cluster, IReadOnlyCollection<string> wanted)
{
    /// <summary>Stands for what another namespace's service did.</summary>
    public const string Hidden = "(another namespace)";

    private static readonly string[] NamespaceTags = ["k8s.namespace.name", "istio.namespace", "service.namespace"];

    /// <summary>The trace as the caller may see it; null when no step of it is in a namespace of theirs.</summary>
    public async Task<Trace?> VisibleAsync(Trace trace, CancellationToken cancellation)
    {
        if (wanted.Count > 0 && !trace.Spans.Any(span => wanted.Contains(NamespaceOf(span) ?? "")))
            return null;
        if (cluster is null || await MayAsync(null, cancellation))
            return trace;
        var spans = new List<Span>();
        var any = false;
        foreach (var span in trace.Spans)
        {
            var may = NamespaceOf(span) is { } space && await MayAsync(space, cancellation);
            any |= may;
            spans.Add(may ? span : span with { Name = Hidden, Service = "", Tags = span.Tags.Clear() });
        }

        return any ? trace with { Spans = [.. spans] } : null;
    }

    /// <summary>Nobody who may see no pod anywhere gets a silent nothing.</summary>
    /// <exception cref="NotAllowedException">The caller may list pods neither in all namespaces nor in one that they named.</exception>
    public async Task DemandAsync(CancellationToken cancellation)
    {
        if (cluster is null || await MayAsync(null, cancellation))
            return;
        foreach (var space in wanted)
            await cluster.DemandAsync("get", "pods", space, cancellation);
    }

    /// <summary>The namespace that a step names; null where it names none. Meshes call services <c>name.namespace</c>.</summary>
    public static string? NamespaceOf(Span span) =>
        NamespaceTags.Select(tag => span.Tags.GetValueOrDefault(tag)).FirstOrDefault(value => value is { Length: > 0 })
        ?? (span.Service.Split('.') is [_, { Length: > 0 } space, ..] ? space : null);

    private Task<bool> MayAsync(string? space, CancellationToken cancellation) => cluster!.MayAsync("get", "pods", space, cancellation);
}
