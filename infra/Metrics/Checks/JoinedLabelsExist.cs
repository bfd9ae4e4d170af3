using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics.Checks;

/// <summary>
/// Sides are matched <c>on</c> labels that both have, <c>ignoring</c> labels that one of them has, and <c>group_left</c> takes labels that the other side has;
/// otherwise nothing matches, or the label stays empty.
/// </summary>
internal sealed class JoinedLabelsExist : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        expression.SelfAndDescendants().OfType<BinaryOperation>().Where(x => x.Matching is not null).SelectMany(x => Check(x, x.Matching!, series));

    private static IEnumerable<string> Check(BinaryOperation operation, VectorMatching matching, SeriesCatalogue series)
    {
        var (left, right) = (ResultLabels.Of(operation.Left, series.LabelsOf), ResultLabels.Of(operation.Right, series.LabelsOf));
        foreach (var label in matching.Labels.Where(IsName))
        {
            if (matching.On && !left.Contains(label))
                yield return $"matches on ({label}), but the left side of '{operation.Operator}' has no label '{label}'.{Nearest.Suggestion(label, left.Names)}";
            if (matching.On && !right.Contains(label))
                yield return $"matches on ({label}), but the right side of '{operation.Operator}' has no label '{label}'.{Nearest.Suggestion(label, right.Names)}";
            if (!matching.On && !left.Contains(label) && !right.Contains(label))
                yield return $"matches ignoring ({label}), but neither side of '{operation.Operator}' has a label '{label}'.{Nearest.Suggestion(label, left.Or(right).Names)}";
        }

        var one = matching.Many == "group_right" ? left : right;
        foreach (var label in matching.Include.Where(IsName).Where(x => !one.Contains(x)))
            yield return $"takes '{label}' with {matching.Many}, but the other side of '{operation.Operator}' has no label '{label}'.{Nearest.Suggestion(label, one.Names)}";
    }

    private static bool IsName(string label) => !label.Contains('$', StringComparison.Ordinal);
}
