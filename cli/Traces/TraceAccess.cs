using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>
/// Which traces, and what of them, the caller may see: spans of namespaces whose pods they may list. Of a trace that passes such a namespace, the steps in others stay
/// in the picture without what they did.
/// </summary>
/// <param name="signals">The ways of this command.</param>
/// <param name="wanted">Only these namespaces; empty for all.</param>
internal sealed class TraceAccess(Signals signals, IReadOnlyCollection<string> wanted)
{
    /// <summary>Stands for what another namespace's service did.</summary>
    public const string Hidden = "(another namespace)";

    private static readonly string[] NamespaceTags = ["k8s.namespace.name", "istio.namespace", "service.namespace"];

    private readonly Sight _sight = Sight.OfPods(signals, wanted);

    /// <summary>The trace as the caller may see it; null when no step of it is in a namespace of theirs.</summary>
    public async Task<Trace?> VisibleAsync(Trace trace, CancellationToken cancellation)
    {
        if (wanted.Count > 0 && !trace.Spans.Any(span => wanted.Contains(NamespaceOf(span) ?? "")))
            return null;
        if (await _sight.IsWholeAsync(cancellation))
            return trace;
        var spans = new List<Span>();
        var any = false;
        foreach (var span in trace.Spans)
        {
            var may = NamespaceOf(span) is { } space && await _sight.SeesAsync(space, cancellation);
            any |= may;
            spans.Add(may ? span : span with { Name = Hidden, Service = "", Tags = span.Tags.Clear() });
        }

        return any ? trace with { Spans = [.. spans] } : null;
    }

    /// <exception cref="NotAllowedException">The caller may not see a namespace that they named.</exception>
    public Task DemandAsync(CancellationToken cancellation) => _sight.DemandAsync(cancellation);

    /// <summary>The namespace that a step names; null where it names none. Meshes call services <c>name.namespace</c>.</summary>
    public static string? NamespaceOf(Span span) =>
        NamespaceTags.Select(tag => span.Tags.GetValueOrDefault(tag)).FirstOrDefault(value => value is { Length: > 0 })
        ?? (span.Service.Split('.') is [_, { Length: > 0 } space, ..] ? space : null);
}
