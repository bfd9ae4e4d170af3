using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Rules.Checks;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>Says all that is wrong with the rule files for one stack. Each check is a class of its own under Checks/.</summary>
public static class RuleLint
{
    private static readonly ImmutableArray<IRuleCheck> Checks =
    [
        new ExpressionParses(),
        new ExpressionGivesSeries(),
        new ExpressionIsSound(),
        new LooksBackWithinRetention(),
        new WindowHoldsSeveralScrapes(),
        new MetricsExist(),
        new CountersAreRated(),
        new AlertHasSeverity(),
        new AlertHasTexts(),
        new AlertWaits(),
        new AlertHasRunbook(),
        new AlertHasTest(),
        new AlertNameIsCamelCase(),
        new AlertNameIsUnique(),
        new AlertHasCondition(),
        new AlertSelectsSteadily(),
        new LabelsAreBounded(),
        new ValuesAreReadable(),
        new TemplateLabelsExist(),
        new RecordedNameHasLevels(),
        new RecordedSeriesAreUnique(),
        new ThresholdIsMarked(),
        new TextsStateNoSettings(),
        new BaselinesAreFederated(),
    ];

    /// <summary>Problems in the order of files and lines; nothing here throws for bad input.</summary>
    public static ImmutableArray<Problem> Check(IEnumerable<SourceFile> files, RuleLintContext context)
    {
        var parsed = files.Select(RuleFile.Parse).OrderBy(x => x.Path, StringComparer.Ordinal).ToImmutableArray();
        var rules = parsed.SelectMany(file => file.Groups.SelectMany(group => group.Rules.Select(rule => new CheckedRule(file.Path, group, rule)))).ToImmutableArray();
        return [.. ProblemOrder.Sort(context.KnownMetrics.Problems.Concat(parsed.SelectMany(x => x.Problems)).Concat(Checks.SelectMany(x => x.Check(rules, context))))];
    }
}
