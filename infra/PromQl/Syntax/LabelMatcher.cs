namespace Monitoring.PromQl.Syntax;

/// <summary>One condition of a selector: <c>code=~"5.."</c>.</summary>
/// <param name="Label">Name of the label.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">Text or regular expression, escapes resolved; Grafana variables stay as they are.</param>
/// <param name="Position">Where it starts in the text.</param>
public sealed record LabelMatcher(string Label, string Operator, string Value, PromQlPosition Position);
