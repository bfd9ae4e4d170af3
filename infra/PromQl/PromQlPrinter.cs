using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>
/// Writes an expression on one line as Prometheus writes it: no comments, one way to say each thing, clauses of aggregations in front. Two texts that
/// print alike mean the same; reading what was printed gives the same tree.
/// </summary>
public static class PromQlPrinter
{
    public static string Print(PromQlExpression expression) => expression switch
    {
        NumberLiteral number => PromQlNumbers.TextOf(number.Value),
        StringLiteral text => Quoted(text.Value),
        VariableExpression variable => variable.Text,
        VectorSelector selector => Selector(selector),
        Parenthesised inner => $"({Print(inner.Inner)})",
        UnaryOperation operation => operation.Operator + Print(operation.Inner),
        BinaryOperation operation => $"{Print(operation.Left)} {operation.Operator}{(operation.ReturnsBool ? " bool" : "")}{Matching(operation.Matching)} {Print(operation.Right)}",
        FunctionCall call => $"{call.Name}({List(call.Arguments.Select(Print))})",
        Aggregation aggregation => $"{aggregation.Operator}{Clause(aggregation.Grouping)}({List(aggregation.Children.Select(Print))})",
        RangeSelector selector => $"{Print(selector.Inner)}[{Window(selector.Range)}]",
        Subquery subquery => $"{Print(subquery.Inner)}[{Window(subquery.Range)}:{(subquery.Step is { } step ? Window(step) : "")}]",
        OffsetExpression or AtExpression => Shifted(expression),
        _ => throw new ArgumentException($"{expression.GetType().Name} has no text.", nameof(expression)),
    };

    /// <summary>Both shifts may be written in either order; <c>@</c> comes first here.</summary>
    private static string Shifted(PromQlExpression expression)
    {
        var (offset, time) = ("", "");
        for (; ; expression = expression.Children[0])
        {
            if (expression is OffsetExpression { Offset: var window })
                offset += window.Length == Settings.Duration.Zero ? "" : $" offset {Window(window)}";
            else if (expression is AtExpression at)
                time = $" @ {at.Seconds?.ToString("F3", CultureInfo.InvariantCulture) ?? at.Time}";
            else
                return Print(expression) + time + offset;
        }
    }

    private static string Window(TimeWindow window) => window.Length?.ToString() ?? window.Text;

    private static string Selector(VectorSelector selector)
    {
        // Further conditions on the name are only taken where the name stands in braces, too.
        var plain = selector.Name is null || (PromQlNames.IsPlainMetric(selector.Name) && selector.Matchers.All(matcher => matcher.Label != "__name__"));
        var inBraces = (plain ? [] : new[] { Quoted(selector.Name!) }).Concat(selector.Matchers.Select(Condition)).ToList();
        return (plain ? selector.Name : "") + (inBraces.Count == 0 ? "" : $"{{{string.Join(',', inBraces)}}}");
    }

    private static string Condition(LabelMatcher matcher) => matcher.StandsForConditions ? matcher.Label : $"{Label(matcher.Label)}{matcher.Operator}{Quoted(matcher.Value)}";

    private static string Matching(VectorMatching? matching)
    {
        if (matching is null || (matching is { On: false, Many: null } && matching.Labels.IsEmpty))
            return "";
        return $" {(matching.On ? "on" : "ignoring")} ({Labels(matching.Labels)}){(matching.Many is null ? "" : $" {matching.Many} ({Labels(matching.Include)})")}";
    }

    private static string Clause(Grouping? grouping) => grouping switch
    {
        null or { Without: false, Labels.IsEmpty: true } => "",
        _ => $" {(grouping.Without ? "without" : "by")} ({Labels(grouping.Labels)}) ",
    };

    private static string Labels(ImmutableArray<string> labels) => List(labels.Select(Label));

    private static string Label(string label) => label.Contains('$', StringComparison.Ordinal) || PromQlNames.IsPlainLabel(label) ? label : Quoted(label);

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                '\a' => @"\a",
                '\b' => @"\b",
                '\f' => @"\f",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\v' => @"\v",
                < ' ' or '\x7f' => $"\\x{(int)c:x2}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
