using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class PromQlParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))")]
    [InlineData("-1 ^ 2", "-(1 ^ 2)")]
    [InlineData("-a * b", "(-a * b)")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b unless c", "((a and b) unless c)")]
    [InlineData("a > 1 and b", "((a > 1) and b)")]
    [InlineData("a / b > bool 1 + 2", "((a / b) >bool (1 + 2))")]
    [InlineData("a ATAN2 b", "(a atan2 b)")]
    [InlineData("(a + b) * c", "((a + b) * c)")]
    [InlineData("a / on (x, y) group_left (z) b", "(a / on(x,y) group_left(z) b)")]
    [InlineData("a * ignoring (x) group_right b", "(a * ignoring(x) group_right() b)")]
    [InlineData("sum by (x, y,) (up)", "sum by(x,y)(up)")]
    [InlineData("sum(up) without (\"a.b\")", "sum without(a.b)(up)")]
    [InlineData("topk(3, up)", "topk(3; up)")]
    [InlineData("count_values by (a) (\"v\", up)", "count_values by(a)('v'; up)")]
    [InlineData("rate(up{job=\"x\"}[5m] offset 1h)", "rate(up{job=x}[5m] offset 1h)")]
    [InlineData("max_over_time(rate(up[5m])[1h:1m] offset -1d)", "max_over_time(rate(up[5m])[1h:1m] offset -1d)")]
    [InlineData("max_over_time(up[1h:])", "max_over_time(up[1h:])")]
    [InlineData("up @ 1700000000", "up @ 1700000000")]
    [InlineData("up[5m] @ end()", "up[5m] @ end()")]
    [InlineData("{\"dotted.name\", a=\"b\"}", "dotted.name{a=b}")]
    [InlineData("{__name__=\"up\"}", "up")]
    [InlineData("{__name__=~\"a.+\"}", "?{__name__=~a.+}")]
    [InlineData("sum{by=\"x\"}", "sum{by=x}")]
    [InlineData("by", "by")]
    [InlineData("{\"a\", \"b\"}", "a{__name__=b}")]
    [InlineData("a * on (b:c) d", "(a * on(b:c) d)")]
    [InlineData("time() - 5m", "(time() - 5m)")]
    [InlineData("+Inf", "+Inf")]
    [InlineData("up[300]", "up[300]")]
    public void Prometheus_expressions_become_trees(string text, string tree) => Assert.Equal(tree, Show(PromQlParser.Parse(text)));

    [Theory]
    [InlineData("$metric{a=\"$b\"}", "?{a=$b}")]
    [InlineData("rate(${metric}[$__rate_interval])", "rate(${metric}[$__rate_interval])")]
    [InlineData("sum by ($group) (up{$filter, job=\"x\"})", "sum by($group)(up{$filter$filter,job=x})")]
    [InlineData("up > $threshold", "(up > $threshold)")]
    [InlineData("$fn(up)", "$fn(up)")]
    [InlineData("{__name__=\"$metric\"}", "?")]
    public void Grafanas_variables_may_stand_for_names_numbers_and_windows(string text, string tree) =>
        Assert.Equal(tree, Show(PromQlParser.Parse(text, PromQlDialect.Grafana)));

    [Theory]
    [InlineData("", "1:1: parse error: no expression found in input")]
    [InlineData("# only\n", "2:1: parse error: no expression found in input")]
    [InlineData("a b", "1:3: parse error: unexpected identifier \"b\"")]
    [InlineData("a +", "1:4: parse error: unexpected end of input")]
    [InlineData("raet(up[5m])", "1:1: parse error: unknown function with name \"raet\". Did you mean 'rate'?")]
    [InlineData("sum(a, b)", "1:1: parse error: wrong number of arguments for aggregate expression provided, expected 1, got 2")]
    [InlineData("topk(a)", "1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1")]
    [InlineData("rate(up)[5m]", "1:9: parse error: ranges only allowed for vector selectors")]
    [InlineData("up[0s]", "1:4: parse error: duration must be greater than 0")]
    [InlineData("up[a]", "1:4: parse error: unexpected identifier \"a\", expected number, duration, or a variable")]
    [InlineData("up{a}", "1:5: parse error: unexpected \"}\" in label matching, expected label matching operator")]
    [InlineData("up{a=b}", "1:6: parse error: unexpected identifier \"b\" in label matching, expected string")]
    [InlineData("up{1=\"b\"}", "1:4: parse error: unexpected number \"1\" in label matching, expected identifier or \"}\"")]
    [InlineData("up{__name__=\"b\"}", "1:1: parse error: metric name must not be set twice: \"up\" or \"b\"")]
    [InlineData("{}", "1:1: parse error: vector selector must contain at least one non-empty matcher")]
    [InlineData("{a=~\".*\"}", "1:1: parse error: vector selector must contain at least one non-empty matcher")]
    [InlineData("sum by (1) (up)", "1:9: parse error: unexpected number \"1\" in grouping opts, expected label")]
    [InlineData("up = 1", "1:4: parse error: unexpected \"=\"")]
    [InlineData("up[5m:0s]", "1:7: parse error: duration must be greater than 0")]
    [InlineData("up offset 5m @ 1 offset 5m", "1:1: parse error: offset may not be set multiple times")]
    [InlineData("up @ 5 @ 6", "1:1: parse error: @ may not be set multiple times")]
    [InlineData("sum(up) offset 5m", "1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery")]
    [InlineData("up and bool up", "1:4: parse error: bool modifier can only be used on comparison operators")]
    [InlineData("up and on (a) group_left up", "1:4: parse error: no grouping allowed for \"and\" operation")]
    [InlineData("on + 1", "1:1: parse error: unexpected keyword \"on\"")]
    [InlineData("inf{a=\"b\"}", "1:4: parse error: unexpected \"{\"")]
    [InlineData("up @ up", "1:6: parse error: unexpected identifier \"up\"")]
    public void What_is_no_expression_is_refused_with_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PromQlException>(() => PromQlParser.Parse(text)).Message);

    private static string Show(PromQlExpression tree) => tree switch
    {
        NumberLiteral number => number.Text,
        StringLiteral text => $"'{text.Value}'",
        VariableExpression variable => variable.Text,
        VectorSelector s => (s.Name ?? "?") + (s.Matchers.IsEmpty ? "" : $"{{{string.Join(',', s.Matchers.Select(x => x.Label + x.Operator + x.Value))}}}"),
        RangeSelector range => $"{Show(range.Inner)}[{range.Range.Text}]",
        Subquery query => $"{Show(query.Inner)}[{query.Range.Text}:{query.Step?.Text}]",
        OffsetExpression offset => $"{Show(offset.Inner)} offset {offset.Offset.Text}",
        AtExpression at => $"{Show(at.Inner)} @ {at.Time}",
        FunctionCall call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Show))})",
        Aggregation a => $"{a.Operator}{Show(a.Grouping)}({string.Join("; ", a.Children.Select(Show))})",
        UnaryOperation sign => sign.Operator + Show(sign.Inner),
        Parenthesised p => Show(p.Inner),
        BinaryOperation b => $"({Show(b.Left)} {b.Operator}{(b.ReturnsBool ? "bool" : "")} {Show(b.Matching)}{Show(b.Right)})",
        _ => throw new InvalidOperationException(tree.GetType().Name),
    };

    private static string Show(Grouping? grouping) => grouping is null ? "" : $" {(grouping.Without ? "without" : "by")}({string.Join(',', grouping.Labels)})";

    private static string Show(VectorMatching? matching) => matching is null ? ""
        : $"{(matching.On ? "on" : "ignoring")}({string.Join(',', matching.Labels)}) {(matching.Many is null ? "" : $"{matching.Many}({string.Join(',', matching.Include)}) ")}";
}
