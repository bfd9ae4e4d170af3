using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>One selector of an expression that somebody looks at.</summary>
/// <param name="Selector">The series.</param>
/// <param name="Reader">Who reads them.</param>
public sealed record MetricRead(VectorSelector Selector, MetricReader Reader);
