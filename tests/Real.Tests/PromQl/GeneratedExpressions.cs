using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.PromQl;

namespace Monitoring.Tests.Real.PromQl;

/// <summary>
/// Expressions that nobody wrote: grown along the grammar, and then the same with tokens left out, doubled, swapped or replaced, so that many are
/// wrong in one place. The seed is fixed; a failure is the same failure tomorrow.
/// </summary>
internal static partial class GeneratedExpressions
{
    private static readonly Gen<string> Metric = Gen.Elements("up", "http_requests_total", "job:up:sum", "sum", "by", "offset", "le", "x", "Foo", "_a");
    private static readonly Gen<string> Label = Gen.Elements("job", "le", "by", "on", "bool", "_x", "\"dotted.label\"", "sum", "inf");
    private static readonly Gen<string> Text = Gen.Elements("\"\"", "\"a\"", "'it''s'", "'b\\'c'", "`raw\\n`", "\"a.+|b\"", "\".*\"", "\"\\t\\x41\\u00e9\"", "\"a.b-c\"", "\"\\q\"");
    private static readonly Gen<string> Length = Gen.Elements("5m", "1h30m", "90", "1d", "500ms", "1w2d", "0x3c", "0s", "1m1h", "2y", "1.5");
    private static readonly Gen<string> Number = Gen.Elements("0", "1", "0.5", ".5", "1e3", "1E-2", "0x1F", "1_000", "Inf", "NaN", "inf", "1h", "5m30s", "1e", "08");
    private static readonly Gen<string> Space = Gen.Frequency((12, Gen.Constant(" ")), (1, Gen.Constant("\n\t")), (1, Gen.Constant(" # note\n")));

    /// <summary>Different texts, grown and broken.</summary>
    public static IEnumerable<string> Take(int count) =>
        Grown(4).Sample(count, Rnd, 50).Concat(Broken().Sample(count, Rnd, 50)).Distinct()
            .Where(text => !LetterForColon().IsMatch(text));

    /// <summary>Prometheus 3.5 reads any one letter inside brackets as a colon: <c>up[5m x]</c> is a subquery to it, and a mistake to us.</summary>
    [GeneratedRegex(@"\[[^\]""':]*\s[A-Za-z_]\s*(\d\w*\s*)?\]")]
    private static partial Regex LetterForColon();

    private static Rnd Rnd => new(20_261_122UL, 1UL);

    private static Gen<string> Grown(int depth) => Gen.Frequency((6, Vector(depth)), (2, Scalar(depth)), (1, Range(depth)), (1, Text));

    private static Gen<string> Scalar(int depth) => depth <= 0
        ? Number
        : Gen.OneOf(
            Number,
            Words(Gen.Constant("scalar("), Vector(depth - 1), Gen.Constant(")")),
            Gen.Elements("time()", "pi()"),
            Words(Gen.Elements("-", "+", "("), Scalar(depth - 1)).Select(Closed),
            Words(Scalar(depth - 1), Gen.Elements("+", "-", "*", "/", "%", "^", "ATAN2", "== bool", "<= bool", ">"), Scalar(depth - 1)));

    private static Gen<string> Vector(int depth) => depth <= 0
        ? Selector
        : Gen.OneOf(
            Selector,
            Words(Selector, Shift),
            Words(Gen.Elements("-", "+", "("), Vector(depth - 1)).Select(Closed),
            Words(Vector(depth - 1), Operator, Vector(depth - 1)),
            Words(Vector(depth - 1), Gen.Elements("+", "*", "==", "!= bool", "^", "%", "and", "> on (x)"), Scalar(depth - 1)),
            Words(Gen.Elements("rate(", "increase(", "absent_over_time(", "max_over_time(", "RATE("), Range(depth - 1), Gen.Constant(")")),
            Words(Gen.Elements("histogram_quantile(0.9,", "abs(", "absent(", "hour(", "sort(", "histogram_count(", "info(", "nothing("), Vector(depth - 1), Gen.Constant(")")),
            Words(Gen.Constant("label_replace("), Vector(depth - 1), Gen.Constant(","), Text, Gen.Constant(","), Text, Gen.Constant(","), Text, Gen.Constant(","), Text, Gen.Constant(")")),
            Words(Gen.Elements("clamp(", "round("), Vector(depth - 1), Gen.Constant(","), Scalar(depth - 1), Gen.Constant(", 1)")),
            Words(Gen.Elements("sum", "MAX", "avg", "group", "stddev"), Optional(Grouping), Gen.Constant("("), Vector(depth - 1), Gen.Constant(")"), Optional(Grouping)),
            Words(Gen.Elements("topk", "quantile", "bottomk", "limitk", "count_values"), Optional(Grouping), Gen.Constant("("), Gen.OneOf(Scalar(depth - 1), Text), Gen.Constant(","), Vector(depth - 1), Gen.Constant(")")));

    private static Gen<string> Range(int depth) => Gen.OneOf(
        Words(Selector, Gen.Constant("["), Length, Gen.Constant("]"), Optional(Shift)),
        Words(Vector(depth - 1), Gen.Constant("["), Length, Gen.Constant(":"), Optional(Length), Gen.Constant("]"), Optional(Shift)));

    private static Gen<string> Selector => Gen.OneOf(
        Metric,
        Words(Metric, Gen.Constant("{"), Matchers, Gen.Constant("}")),
        Words(Gen.Constant("{"), Gen.Elements("\"dotted.name\"", "__name__=\"y\"", "__name__=~\"a|b\"", "x!~\"\""), Gen.Constant(","), Matchers, Gen.Constant("}")),
        Words(Gen.Constant("{"), Matchers, Gen.Constant("}")));

    private static Gen<string> Matchers => Listed(Words(Label, Gen.Elements("=", "!=", "=~", "!~"), Text));

    private static Gen<string> Shift => Gen.OneOf(
        Words(Gen.Elements("offset", "OFFSET", "offset -", "offset +"), Length),
        Words(Gen.Constant("@"), Gen.Elements("start()", "end()", "1609746000", "-1.5", "1e3", "Inf")),
        Words(Gen.Constant("@ 0 offset"), Length));

    private static Gen<string> Operator => Words(
        Gen.Elements("+", "-", "*", "/", "%", "^", "atan2", "==", "!=", ">", "<=", "> bool", "and", "or", "unless", "+ bool"),
        Optional(Words(Gen.Elements("on", "ignoring"), Labels, Optional(Words(Gen.Elements("group_left", "group_right"), Optional(Labels))))));

    private static Gen<string> Grouping => Words(Gen.Elements("by", "without", "BY"), Labels);

    private static Gen<string> Labels => Words(Gen.Constant("("), Listed(Label), Gen.Constant(")"));

    private static Gen<string> Listed(Gen<string> item) => Gen.Choose(0, 2).SelectMany(count => item.ListOf(count)).Select(items => string.Join(", ", items));

    private static Gen<string> Optional(Gen<string> part) => Gen.Frequency((1, part), (2, Gen.Constant("")));

    private static Gen<string> Words(params Gen<string>[] parts) => Space.SelectMany(space => Gen.CollectToList(parts).Select(words => string.Join(space, words.Where(word => word.Length > 0))));

    private static string Closed(string text) => text.StartsWith('(') ? text + ")" : text;

    /// <summary>Whatever is wrong in one place is most often nearly right.</summary>
    private static Gen<string> Broken() =>
        from tokens in Grown(3).Select(Tokens).Where(tokens => tokens.Count > 2)
        from i in Gen.Choose(0, tokens.Count - 1)
        from j in Gen.Choose(0, tokens.Count - 1)
        from way in Gen.Choose(0, 3)
        select string.Join(' ', way switch
        {
            0 => tokens.Where((_, at) => at != i),
            1 => tokens.SelectMany((token, at) => at == i ? [token, token] : new[] { token }),
            2 => tokens.Select((token, at) => at == i ? tokens[j] : at == j ? tokens[i] : token),
            _ => tokens.Select((token, at) => at == i ? tokens[j] : token),
        });

    private static List<string> Tokens(string expression)
    {
        try
        {
            return [.. PromQlLexer.Lex(expression).Where(token => token.Kind is not (PromQlTokenKind.Comment or PromQlTokenKind.End)).Select(token => token.Text)];
        }
        catch (PromQlException)
        {
            return [];
        }
    }
}
