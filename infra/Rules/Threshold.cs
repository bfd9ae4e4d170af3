using System.Globalization;

namespace Monitoring.Rules;

/// <summary>
/// The number of an alert that settings may replace and dashboards draw: the literal in front of the PromQL comment <c># threshold</c>.
/// </summary>
/// <param name="Operator">How the quantity is compared with it: <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
/// <param name="Value">In the unit of the quantity.</param>
/// <param name="Start">Characters of the expression before the number, its sign included.</param>
/// <param name="End">Characters of the expression up to the end of the number.</param>
public sealed record Threshold(string Operator, double Value, int Start, int End)
{
    /// <summary>True when the alert fires above the threshold, false when it fires below.</summary>
    public bool IsUpper => Operator[0] == '>';

    /// <summary>The marked threshold of an expression; null without one, and when the mark is wrong (see <see cref="ThresholdMarks"/>).</summary>
    public static Threshold? In(string expression)
    {
        var marks = ThresholdMarks.Read(expression);
        return marks.Mistakes.IsEmpty ? marks.Threshold : null;
    }

    /// <summary>The expression with another number in the threshold's place.</summary>
    public string Replace(string expression, double value) => $"{expression[..Start]}{Text(value)}{expression[End..]}";

    /// <summary>A number as expressions and messages show it.</summary>
    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
