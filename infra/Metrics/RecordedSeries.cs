using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics;

/// <summary>A series that a rule records.</summary>
/// <param name="Name">Name of the series.</param>
/// <param name="Expression">What is recorded.</param>
/// <param name="Labels">Labels that the rule adds.</param>
public sealed record RecordedSeries(string Name, PromQlExpression Expression, ImmutableArray<string> Labels);
