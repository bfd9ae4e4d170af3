using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Traces;

/// <summary>A request on its way through services.</summary>
/// <param name="Id">Hexadecimal.</param>
/// <param name="Spans">In the order of their starts.</param>
internal sealed record Trace(string Id, ImmutableArray<Span> Spans)
{
    public DateTimeOffset Start => Spans[0].Start;

    public DateTimeOffset End => Spans.Max(span => span.End);

    /// <summary>From the first start to the last end.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Who took part, in the order of their first steps.</summary>
    public IEnumerable<string> Services => Spans.Select(span => span.Service).Where(service => service.Length > 0).Distinct();

    public bool HasError => Spans.Any(span => span.Error is not null);

    /// <summary>The span without a parent, or else the first.</summary>
    public Span Root => Spans.FirstOrDefault(span => span.ParentId is null) ?? Spans[0];
}
