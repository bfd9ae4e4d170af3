using System.Collections.Immutable;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>A step of a trace with the steps that it caused.</summary>
/// <param name="Span">What was done.</param>
/// <param name="Children">In the order of their starts.</param>
/// <param name="IsOrphan">True when the step that caused it is not there: its service did not report, or has not yet.</param>
internal sealed record TraceStep(Span Span, ImmutableArray<TraceStep> Children, bool IsOrphan)
{
    /// <summary>The trees of a trace: one when it is complete. Every span is in exactly one place, whatever the spans say of each other.</summary>
    public static ImmutableArray<TraceStep> Of(Trace trace)
    {
        var byId = trace.Spans.ToLookup(span => span.Id);
        var placed = new HashSet<Span>(ReferenceEqualityComparer.Instance);
        var children = trace.Spans.Where(span => Cause(span, byId) is not null).ToLookup(span => Cause(span, byId)!, ReferenceEqualityComparer.Instance);
        TraceStep Place(Span span) => new(span, [.. children[span].Where(placed.Add).Select(Place)], Cause(span, byId) is null && span.ParentId is not null);

        var roots = trace.Spans.Where(span => Cause(span, byId) is null && placed.Add(span)).Select(Place).ToList();
        // Spans that are each other's cause hang on no root.
        foreach (var span in trace.Spans)
        {
            if (placed.Add(span))
                roots.Add(Place(span) with { IsOrphan = true });
        }

        return [.. roots];
    }

    /// <summary>The client's part caused the server's that has its id; children belong to the server's.</summary>
    private static Span? Cause(Span span, ILookup<string, Span> byId)
    {
        var client = byId[span.Id].FirstOrDefault(other => !ReferenceEquals(other, span) && IsServer(span) && !IsServer(other));
        return client ?? (span.ParentId is null ? null : byId[span.ParentId].OrderByDescending(IsServer).FirstOrDefault(other => !ReferenceEquals(other, span)));
    }

    private static bool IsServer(Span span) => span.IsShared || span.Kind is "SERVER" or "CONSUMER";
}
