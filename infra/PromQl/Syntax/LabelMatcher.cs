namespace Monitoring.PromQl.Syntax;

/// <summary>One condition of a selector: <c>code=~"5.."</c>.</summary>
/// <param name="Label">Name of the label.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">Text or regular expression, escapes resolved; Grafana variables stay as they are.</param>
/// <param name="Position">Where it starts in the text.</param>
public sealed record LabelMatcher(string Label, string Operator, string Value, PromQlPosition Position)
{
    /// <summary>True when the whole condition, or several, is what Grafana puts in place of a variable.</summary>
    public bool StandsForConditions => Operator is not ("=" or "!=" or "=~" or "!~");

    /// <summary>True when Grafana puts a value of its own into the condition.</summary>
    public bool HasVariable => Value.Contains('$', StringComparison.Ordinal) || Value.Contains("[[", StringComparison.Ordinal) || StandsForConditions;

    /// <summary>True when a series with this value of the label can be selected. A condition that nobody can judge here lets everything through.</summary>
    public bool Accepts(string value) => HasVariable || Operator switch
    {
        "=" => value == Value,
        "!=" => value != Value,
        "=~" => MatchesWhole(value) != false,
        _ => MatchesWhole(value) != true,
    };

    /// <summary>Null when the expression is not one that .NET knows, too.</summary>
    private bool? MatchesWhole(string value)
    {
        try
        {
            return WholeRegex.IsMatch(Value, value);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
