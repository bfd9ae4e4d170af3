using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>Words with a meaning of their own, in Prometheus 3.x, its experimental ones included. Their case does not matter; function names are not among them.</summary>
public static class PromQlKeywords
{
    /// <summary>Operators that turn many series into fewer.</summary>
    public static readonly ImmutableHashSet<string> Aggregations = Words(
        "avg", "bottomk", "count", "count_values", "group", "limit_ratio", "limitk", "max", "min", "quantile", "stddev", "stdvar", "sum", "topk");

    /// <summary>Aggregations that take a parameter before the series.</summary>
    public static readonly ImmutableHashSet<string> AggregationsWithParameter = Words("bottomk", "count_values", "limit_ratio", "limitk", "quantile", "topk");

    /// <summary>Aggregations that return some of the series that they are given, labels and all.</summary>
    public static readonly ImmutableHashSet<string> Selections = Words("bottomk", "limit_ratio", "limitk", "topk");

    /// <summary>Operators that keep or drop whole series and leave values alone.</summary>
    public static readonly ImmutableHashSet<string> SetOperators = Words("and", "or", "unless");

    /// <summary>Operators that compare, and so may take <c>bool</c>.</summary>
    public static readonly ImmutableHashSet<string> Comparisons = Words("==", "!=", "<", "<=", ">", ">=");

    /// <summary>Words that cannot name a metric outside braces; all others can, such as <c>by</c>.</summary>
    public static readonly ImmutableHashSet<string> NeverMetrics = Words("atan2", "bool", "group_left", "group_right", "ignoring", "inf", "nan", "on");

    private static readonly ImmutableHashSet<string> All = Words(
        "anchored", "atan2", "bool", "by", "end", "group_left", "group_right", "ignoring", "inf", "nan", "offset", "on", "smoothed", "start", "without")
        .Union(Aggregations).Union(SetOperators);

    public static bool Contains(string word) => All.Contains(word);

    private static ImmutableHashSet<string> Words(params string[] words) => ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, words);
}
