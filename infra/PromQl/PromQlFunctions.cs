using System.Collections.Immutable;
using static Monitoring.PromQl.PromQlType;

namespace Monitoring.PromQl;

/// <summary>The functions of Prometheus 3.x by name, its experimental ones included. Case matters.</summary>
public static class PromQlFunctions
{
    /// <summary>Functions that need at least two samples in their window.</summary>
    public static readonly ImmutableSortedSet<string> OfSeveralSamples = Names("delta", "deriv", "idelta", "increase", "irate", "predict_linear", "rate");

    /// <summary>Functions that turn a counter into a speed or a difference and see through its resets.</summary>
    public static readonly ImmutableSortedSet<string> OfCounters = Names("increase", "irate", "rate");

    /// <summary>What each function takes and gives.</summary>
    public static readonly ImmutableSortedDictionary<string, FunctionSignature> Signatures = new[]
    {
        Take("", Scalar, "pi", "time"),
        Take("scalar", InstantVector, "vector"),
        Take("instant", Scalar, "scalar"),
        Take(
            "instant", InstantVector, "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor", "histogram_avg", "histogram_count",
            "histogram_stddev", "histogram_stdvar", "histogram_sum", "ln", "log10", "log2", "rad", "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp"),
        Take("instant?", InstantVector, "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year"),
        Take("instant instant?", InstantVector, "info"),
        Take("instant scalar?", InstantVector, "round"),
        Take("instant scalar", InstantVector, "clamp_max", "clamp_min"),
        Take("instant scalar scalar", InstantVector, "clamp"),
        Take("instant string*", InstantVector, "sort_by_label", "sort_by_label_desc"),
        Take("instant string string string*", InstantVector, "label_join"),
        Take("instant string string string string", InstantVector, "label_replace"),
        Take("instant string scalar*", InstantVector, "histogram_quantiles"),
        Take("scalar instant", InstantVector, "histogram_quantile"),
        Take("scalar scalar instant", InstantVector, "histogram_fraction"),
        Take(
            "range", InstantVector, "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "first_over_time", "idelta", "increase", "irate", "last_over_time",
            "mad_over_time", "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time", "ts_of_first_over_time",
            "ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time"),
        Take("range scalar", InstantVector, "predict_linear"),
        Take("range scalar scalar", InstantVector, "double_exponential_smoothing"),
        Take("scalar range", InstantVector, "quantile_over_time"),
    }.SelectMany(x => x).ToImmutableSortedDictionary(x => x.Name, x => x.Signature, StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static readonly ImmutableSortedSet<string> All = [.. Signatures.Keys];

    private static ImmutableSortedSet<string> Names(params string[] names) => ImmutableSortedSet.Create(StringComparer.Ordinal, names);

    /// <param name="parameters">Their types; <c>?</c> behind the last one makes it optional, <c>*</c> takes any number.</param>
    /// <param name="result">Type of the result.</param>
    /// <param name="names">The functions that take and give that.</param>
    private static IEnumerable<(string Name, FunctionSignature Signature)> Take(string parameters, PromQlType result, params string[] names)
    {
        var words = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var types = words.Select(word => word.TrimEnd('?', '*') switch
        {
            "instant" => InstantVector,
            "range" => RangeVector,
            "string" => PromQlType.Text,
            _ => Scalar,
        }).ToImmutableArray();
        var signature = new FunctionSignature(types, words.Count(word => char.IsAsciiLetter(word[^1])), parameters.EndsWith('*') ? null : types.Length, result);
        return names.Select(name => (name, signature));
    }
}
