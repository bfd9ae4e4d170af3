using System.Collections.Immutable;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>
/// What an expression says about its threshold. A mark is the comment <c># threshold</c> directly behind one number that a quantity is compared with; it
/// ends with its line, so an expression that goes on needs a line break there.
/// </summary>
/// <param name="Threshold">The first number that is marked as it should be.</param>
/// <param name="Mistakes">The ends of sentences about marks that are not, such as <c>marks what is not a number.</c></param>
internal sealed record ThresholdMarks(Threshold? Threshold, ImmutableArray<string> Mistakes)
{
    private const string Word = "threshold";

    private static readonly string[] Words = [Word];

    private static readonly string[] Operators = ["<", "<=", ">", ">="];

    /// <summary>Never throws; an expression that is not PromQL has no marks.</summary>
    public static ThresholdMarks Read(string expression)
    {
        var tokens = Lex(expression);
        Threshold? threshold = null;
        var mistakes = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != PromQlTokenKind.Comment)
                continue;
            var word = WordOf(tokens[i]);
            if (word != Word)
            {
                if (!word.Contains(' ', StringComparison.Ordinal) && Nearest.To(word, Words) is not null)
                    mistakes.Add($"has the comment '# {word}'. Did you mean '# {Word}'?");
                continue;
            }

            var (found, mistake) = Before(tokens, i);
            if (threshold is not null)
                mistake ??= "marks more than one threshold; only one number can be replaced.";
            if (mistake is not null)
                mistakes.Add(mistake);
            threshold ??= found;
        }

        return new ThresholdMarks(threshold, mistakes.ToImmutable());
    }

    /// <summary>The expression without its marks, for Prometheus.</summary>
    public static string Strip(string expression)
    {
        foreach (var mark in Lex(expression).Where(token => token.Kind == PromQlTokenKind.Comment && WordOf(token) == Word).Reverse())
        {
            var (before, after) = (expression[..mark.Position.Offset].TrimEnd(), expression[(mark.Position.Offset + mark.Text.Length)..].TrimStart());
            expression = after.Length == 0 ? before : $"{before} {after}";
        }

        return expression;
    }

    private static (Threshold? Threshold, string? Mistake) Before(ImmutableArray<PromQlToken> tokens, int mark)
    {
        if (mark == 0 || tokens[mark - 1] is not { Kind: PromQlTokenKind.Number } number)
            return (null, $"has the mark '# {Word}' behind something that is not a number. It belongs directly behind the number that is compared.");
        var sign = mark > 2 && tokens[mark - 2] is { Text: "-" or "+" } && PromQlKeywords.Comparisons.Contains(tokens[mark - 3].Text) ? 1 : 0;
        var comparison = mark > 1 + sign ? tokens[mark - 2 - sign] : null;
        if (comparison is not { Kind: PromQlTokenKind.Operator } || !Operators.Contains(comparison.Text))
            return (null, $"marks {number.Text} as its threshold, but in front of it stands no <, <=, > or >=.");
        var next = tokens.Skip(mark).First(token => token.Kind != PromQlTokenKind.Comment);
        if (next.Kind == PromQlTokenKind.Operator)
            return (null, $"marks {number.Text} as its threshold, which is only a part of what is compared. Write one number.");

        var start = sign == 1 ? tokens[mark - 2] : number;
        var value = PromQlNumbers.Value(number.Text) * (start.Text == "-" ? -1 : 1);
        return (new Threshold(comparison.Text, value, start.Position.Offset, number.Position.Offset + number.Text.Length), null);
    }

    private static string WordOf(PromQlToken comment) => comment.Text.TrimStart('#').Trim();

    private static ImmutableArray<PromQlToken> Lex(string expression)
    {
        try
        {
            return expression.Contains('#', StringComparison.Ordinal) ? PromQlLexer.Lex(expression) : [];
        }
        catch (PromQlException)
        {
            return [];
        }
    }
}
