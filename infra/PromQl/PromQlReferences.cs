using System.Collections.Concurrent;
using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.PromQl;

/// <summary>What an expression reads: metrics, labels and how far back. Use it to check expressions against what exists.</summary>
public sealed class PromQlReferences
{
    private const string NameLabel = "__name__";

    /// <summary>The compilers and the lints of a stack look at the same few hundred expressions, each of them.</summary>
    private static readonly ConcurrentDictionary<(string Expression, PromQlDialect Dialect), PromQlReferences> Read = new();

    private PromQlReferences(PromQlExpression tree)
    {
        Tree = tree;
        var nodes = tree.SelfAndDescendants().ToList();
        Selectors = [.. nodes.OfType<VectorSelector>()];
        Metrics = Selectors.Select(x => x.Name).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);
        NamePatterns = [.. Selectors.SelectMany(x => x.Matchers).Where(x => x.Label == NameLabel)];
        Labels = nodes.SelectMany(LabelsOf).Where(x => x != NameLabel && !x.Contains('$', StringComparison.Ordinal)).ToImmutableSortedSet(StringComparer.Ordinal);
        Windows = [.. nodes.SelectMany(WindowsOf).OrderBy(x => x.Position.Offset)];
        Lookbacks = [.. Reach(tree, [])];
    }

    /// <summary>The expression itself.</summary>
    public PromQlExpression Tree { get; }

    /// <summary>All selectors, in the order of the text.</summary>
    public ImmutableArray<VectorSelector> Selectors { get; }

    /// <summary>Names of the metrics that are selected by name, recorded series among them.</summary>
    public ImmutableSortedSet<string> Metrics { get; }

    /// <summary>Matchers that choose metrics in another way: <c>__name__=~"node_.*"</c>.</summary>
    public ImmutableArray<LabelMatcher> NamePatterns { get; }

    /// <summary>Labels of matchers, groupings and vector matching.</summary>
    public ImmutableSortedSet<string> Labels { get; }

    /// <summary>All lengths of time, in the order of the text.</summary>
    public ImmutableArray<TimeWindow> Windows { get; }

    /// <summary>How far each selector reads back, in the order of the text.</summary>
    public ImmutableArray<Lookback> Lookbacks { get; }

    /// <summary>The furthest that the expression reads back; the few minutes that Prometheus looks for a last sample are not counted.</summary>
    public Duration MaximumLookback => Lookbacks.Select(x => x.Length).DefaultIfEmpty(Duration.Zero).Max();

    /// <exception cref="PromQlException">The text is not an expression.</exception>
    public static PromQlReferences Of(string expression, PromQlDialect dialect = PromQlDialect.Prometheus) =>
        Read.GetOrAdd((expression, dialect), x => new(PromQlParser.Parse(x.Expression, x.Dialect)));

    /// <summary>As <see cref="Of"/>, but null for a text that is not an expression.</summary>
    public static PromQlReferences? TryOf(string expression, PromQlDialect dialect = PromQlDialect.Prometheus)
    {
        try
        {
            return Of(expression, dialect);
        }
        catch (PromQlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> LabelsOf(PromQlExpression node) => node switch
    {
        VectorSelector selector => selector.Matchers.Select(x => x.Label),
        Aggregation { Grouping: { } grouping } => grouping.Labels,
        BinaryOperation { Matching: { } matching } => matching.Labels.Concat(matching.Include),
        _ => [],
    };

    private static IEnumerable<TimeWindow> WindowsOf(PromQlExpression node) => node switch
    {
        RangeSelector range => [range.Range],
        Subquery { Step: { } step } subquery => [subquery.Range, step],
        Subquery subquery => [subquery.Range],
        OffsetExpression offset => [offset.Offset],
        _ => [],
    };

    /// <summary>Goes down to the selectors and collects the windows on the way.</summary>
    private static IEnumerable<Lookback> Reach(PromQlExpression node, ImmutableArray<TimeWindow> outer)
    {
        if (node is VectorSelector selector)
            return [new Lookback(selector, outer)];
        var windows = outer.AddRange(WindowsOf(node).Where(x => x.Kind != TimeWindowKind.SubqueryStep));
        return node.Children.SelectMany(x => Reach(x, windows));
    }
}
