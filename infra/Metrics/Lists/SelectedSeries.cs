using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>A selector as scrape jobs see it. Expressions share it when they select alike, and it is asked for every job, so what can be known of it is found once.</summary>
internal sealed class SelectedSeries
{
    private const string NameLabel = "__name__";

    private readonly ImmutableArray<LabelMatcher> _jobs;
    private readonly Lazy<SeriesCondition> _condition;
    private readonly Lazy<SeriesCondition> _conditionInJob;

    public SelectedSeries(VectorSelector selector)
    {
        Name = selector.Name;
        Family = Name is null ? null : JobMetrics.FamilyOf(Name);
        Pattern = Name is not null ? Regex.Escape(Name)
            : selector.Matchers.FirstOrDefault(x => x is { Label: NameLabel, Operator: "=~", HasVariable: false }) is { } pattern ? $"(?:{pattern.Value})"
            : ".+";
        _jobs = [.. selector.Matchers.Where(x => x.Label == JobLabel.Name)];
        NamesJob = _jobs.Any(x => x is { HasVariable: false, Operator: "=" or "=~" });
        _condition = new(() => ConditionOf(selector.Matchers));
        _conditionInJob = new(() => ConditionOf(selector.Matchers.Where(x => x.Label != JobLabel.Name)));
    }

    /// <summary>Null when a pattern or a variable chooses it.</summary>
    public string? Name { get; }

    /// <summary>How the name begins, see <see cref="JobMetrics.FamilyOf"/>.</summary>
    public string? Family { get; }

    /// <summary>Regular expression for the names of its series; a selector that names no metric in a way that can be judged here can select any.</summary>
    public string Pattern { get; }

    /// <summary>True when it says from which job it wants its series.</summary>
    public bool NamesJob { get; }

    /// <summary>True for what rules record.</summary>
    public bool IsRecorded => Name?.Contains(':', StringComparison.Ordinal) == true;

    /// <summary>What it asks of the labels.</summary>
    /// <param name="inJob">True for series that are all of one job, which need not be asked for it.</param>
    public SeriesCondition Condition(bool inJob) => (inJob ? _conditionInJob : _condition).Value;

    /// <summary>True when it can select series with one of these values of the label <c>job</c>; null is any.</summary>
    public bool IsOf(ImmutableArray<string>? jobs) => jobs is not { } all || all.Any(job => _jobs.All(x => x.Accepts(job)));

    /// <summary>True when it can select series of this name.</summary>
    public bool Means(string series) => Name is null ? WholeRegex.IsMatch(Pattern, series) : Name == series;

    private static SeriesCondition ConditionOf(IEnumerable<LabelMatcher> matchers) => new(matchers.Where(x => x.Label != NameLabel).Select(LabelCondition.Of).OfType<LabelCondition>());
}
