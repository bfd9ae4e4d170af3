using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>Which series of the two sides of an operator belong together.</summary>
/// <param name="On">True for <c>on (..)</c>, false for <c>ignoring (..)</c> and for neither.</param>
/// <param name="Labels">Labels of <c>on</c> or <c>ignoring</c>.</param>
/// <param name="Many">The side that may have several series for one of the other: <c>group_left</c>, <c>group_right</c> or null.</param>
/// <param name="Include">Labels that the result takes from the side with one.</param>
public sealed record VectorMatching(bool On, ImmutableArray<string> Labels, string? Many, ImmutableArray<string> Include);
