namespace Monitoring.Questions;

/// <summary>
/// What <c>./monitor</c> asks the Prometheus of a stack. Whatever a question reads is stored, as if it stood on a panel; so a verb asks nothing that is not
/// in <see cref="QuestionList"/>.
/// </summary>
/// <param name="Name">Short name, lower case, unique within the verb.</param>
/// <param name="Expression">
/// PromQL in the exporters' own names. <c>$namespace</c>, <c>$name</c>, <c>$pods</c>, <c>$job</c> and <c>$node</c> stand in values of <c>=~</c> and are filled in before it is asked.
/// </param>
public sealed record Question(string Name, string Expression)
{
    /// <summary>Unit of its values.</summary>
    public QuestionUnit Unit { get; init; } = QuestionUnit.Count;

    /// <summary>The expression with its variables filled in.</summary>
    /// <param name="values">By name, without the sign; regular expressions, as they are to stand in the expression.</param>
    public string For(params IEnumerable<(string Variable, string Value)> values) =>
        values.Aggregate(Expression, (expression, value) => expression.Replace($"${value.Variable}\"", $"{Quoted(value.Value)}\"", StringComparison.Ordinal));

    /// <summary>The expression for everything.</summary>
    public string ForAll() => For(("namespace", ".*"), ("name", ".*"), ("pods", ".*"), ("job", ".*"), ("node", ".*"));

    private static string Quoted(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
