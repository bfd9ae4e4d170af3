using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>The labels that an aggregation keeps, or drops: <c>by (job)</c>, <c>without (pod)</c>.</summary>
/// <param name="Without">True for <c>without</c>.</param>
/// <param name="Labels">Names, or variables as written.</param>
public sealed record Grouping(bool Without, ImmutableArray<string> Labels);
