using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics.Checks;

/// <summary>label_replace() and label_join() read labels that are there.</summary>
internal sealed class ReplacedLabelsExist : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from call in expression.Calls("label_replace", "label_join")
        let labels = ResultLabels.Of(call.Arguments[0], series.LabelsOf)
        from source in Sources(call)
        where source.Length > 0 && source != "__name__" && !source.Contains('$', StringComparison.Ordinal) && !labels.Contains(source)
        select $"reads the label '{source}' in {call.Name}(), but the series do not have it.{Nearest.Suggestion(source, labels.Names)}";

    private static IEnumerable<string> Sources(FunctionCall call) =>
        (call.Name == "label_replace" ? call.Arguments.Skip(3).Take(1) : call.Arguments.Skip(3)).Select(x => x.Bare).OfType<StringLiteral>().Select(x => x.Value);
}
