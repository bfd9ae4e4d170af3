using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class PromQlLexerTests
{
    [Theory]
    [InlineData("up", "Identifier:up")]
    [InlineData("node:cpu:rate5m", "Identifier:node:cpu:rate5m")]
    [InlineData(":a", "Identifier::a")]
    [InlineData("SUM by", "Keyword:SUM Keyword:by")]
    [InlineData("{by=\"x\"}", "LeftBrace:{ Identifier:by Operator:= Quoted:\"x\" RightBrace:}")]
    [InlineData("{a=~'x',b!~`y`,\"c.d\"!=\"z\"}", "LeftBrace:{ Identifier:a Operator:=~ Quoted:'x' Comma:, Identifier:b Operator:!~ Quoted:`y` Comma:, Quoted:\"c.d\" Operator:!= Quoted:\"z\" RightBrace:}")]
    [InlineData("1 .5 2. 1e3 1E-3 0x1F 1_000", "Number:1 Number:.5 Number:2. Number:1e3 Number:1E-3 Number:0x1F Number:1_000")]
    [InlineData("Inf NaN", "Keyword:Inf Keyword:NaN")]
    [InlineData("5m 1d12h 500ms 1y2w3d4h5m6s7ms", "Duration:5m Duration:1d12h Duration:500ms Duration:1y2w3d4h5m6s7ms")]
    [InlineData("up[5m:1m]", "Identifier:up LeftBracket:[ Duration:5m Colon:: Duration:1m RightBracket:]")]
    [InlineData("up[1h:]", "Identifier:up LeftBracket:[ Duration:1h Colon:: RightBracket:]")]
    [InlineData("up @ 1 offset -5m", "Identifier:up At:@ Number:1 Keyword:offset Operator:- Duration:5m")]
    [InlineData("1 # one\n+2", "Number:1 Comment:# one Operator:+ Number:2")]
    [InlineData("a==b!=c<=d>=e<f>g", "Identifier:a Operator:== Identifier:b Operator:!= Identifier:c Operator:<= Identifier:d Operator:>= Identifier:e Operator:< Identifier:f Operator:> Identifier:g")]
    [InlineData("a+b-c*d/e%f^g", "Identifier:a Operator:+ Identifier:b Operator:- Identifier:c Operator:* Identifier:d Operator:/ Identifier:e Operator:% Identifier:f Operator:^ Identifier:g")]
    public void Prometheus_text_becomes_tokens(string text, string expected) => Assert.Equal(expected, Show(text, PromQlDialect.Prometheus));

    [Theory]
    [InlineData("rate(x[$__rate_interval])", "Identifier:rate LeftParenthesis:( Identifier:x LeftBracket:[ Variable:$__rate_interval RightBracket:] RightParenthesis:)")]
    [InlineData("$metric{a=$b}", "Variable:$metric LeftBrace:{ Identifier:a Operator:= Variable:$b RightBrace:}")]
    [InlineData("${x:regex}_total", "Variable:${x:regex}_total")]
    [InlineData("node_${kind}_bytes", "Variable:node_${kind}_bytes")]
    [InlineData("x[[[window]]]", "Identifier:x LeftBracket:[ Variable:[[window]] RightBracket:]")]
    [InlineData("x[${range}:$step]", "Identifier:x LeftBracket:[ Variable:${range} Colon:: Variable:$step RightBracket:]")]
    [InlineData("{a=\"$b\"}", "LeftBrace:{ Identifier:a Operator:= Quoted:\"$b\" RightBrace:}")]
    public void Grafanas_variables_are_words(string text, string expected) => Assert.Equal(expected, Show(text, PromQlDialect.Grafana));

    [Theory]
    [InlineData("""
        "a\nb\t\"c\" \\ \x41 \u00e9 \101 \U0001F600"
        """, "a\nb\t\"c\" \\ A é A 😀")]
    [InlineData("'it\\'s \"so\"'", "it's \"so\"")]
    [InlineData("`a\\n\n\"b\"`", "a\\n\n\"b\"")]
    [InlineData("\"\"", "")]
    public void Strings_know_their_content(string text, string content) => Assert.Equal(content, PromQlLexer.Lex(text)[0].Value);

    [Theory]
    [InlineData("sum(up", "1:4: parse error: unclosed left parenthesis")]
    [InlineData("up{a=\"b\"", "1:3: parse error: unclosed left brace")]
    [InlineData("up[5m", "1:3: parse error: unclosed left bracket")]
    [InlineData("sum(up[5m)", "1:10: parse error: unexpected right parenthesis ')'")]
    [InlineData("up)", "1:3: parse error: unexpected right parenthesis ')'")]
    [InlineData("up}", "1:3: parse error: unexpected right brace '}'")]
    [InlineData("up\n + \"a", "2:4: parse error: unterminated quoted string")]
    [InlineData("\"a\nb\"", "1:1: parse error: unterminated quoted string")]
    [InlineData("`a", "1:1: parse error: unterminated raw string")]
    [InlineData("\"\\q\"", "1:2: parse error: unknown escape sequence '\\q'")]
    [InlineData("\"\\xZZ\"", "1:2: parse error: illegal character in escape sequence")]
    [InlineData("\"\\UFFFFFFFF\"", "1:2: parse error: escape sequence is an invalid Unicode code point")]
    [InlineData("\"\\", "1:1: parse error: escape sequence not terminated")]
    [InlineData("up ? 1", "1:4: parse error: unexpected character: '?'")]
    [InlineData("up ! 1", "1:4: parse error: unexpected character after '!': ' '")]
    [InlineData("up{a+b}", "1:5: parse error: unexpected character inside braces: '+'")]
    [InlineData("up{a={b}}", "1:6: parse error: unexpected left brace inside braces")]
    [InlineData("up[5x]", "1:4: parse error: bad number or duration syntax: \"5x\"")]
    [InlineData("up[5s1m]", "1:4: parse error: bad number or duration syntax: \"5s1m\"")]
    [InlineData("1.2.3", "1:1: parse error: bad number or duration syntax: \"1.2.3\"")]
    [InlineData("rate(x[$__interval])", "1:8: parse error: unexpected character in duration expression: '$'")]
    public void What_is_no_token_is_refused_with_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PromQlException>(() => PromQlLexer.Lex(text)).Message);

    [Fact]
    public void An_unclosed_variable_is_refused() =>
        Assert.Equal("1:3: parse error: unclosed variable", Assert.Throws<PromQlException>(() => PromQlLexer.Lex("x ${y", PromQlDialect.Grafana)).Message);

    [Fact]
    public void Any_text_is_either_refused_with_a_place_inside_it_or_found_again_token_by_token()
    {
        const string Pieces = "abc_:09.5mhes \n\"'`\\#{}[]()=!~<>+-*/%^,@$é";
        var random = new Random(20);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            try
            {
                Tokens.AssertFoundAgain(text, PromQlLexer.Lex(text, PromQlDialect.Grafana));
                accepted++;
            }
            catch (PromQlException e)
            {
                Assert.InRange(e.Position.Offset, 0, text.Length);
            }
        }

        Assert.InRange(accepted, 1_000, 19_000);
    }

    private static string Show(string text, PromQlDialect dialect)
    {
        var tokens = PromQlLexer.Lex(text, dialect);
        Tokens.AssertFoundAgain(text, tokens);
        return string.Join(' ', tokens.SkipLast(1).Select(x => $"{x.Kind}:{x.Text}"));
    }
}
