using Monitoring.Describe;
using Monitoring.Rules;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData("a / b > 0.5 # threshold", ">", 0.5, "a / b > 7")]
    [InlineData("a<0.03 # threshold\nunless on (x) b == 1", "<", 0.03, "a<7 # threshold\nunless on (x) b == 1")]
    [InlineData("(a >= 1_000 # threshold\n) and b > 10", ">=", 1000, "(a >= 7 # threshold\n) and b > 10")]
    [InlineData("a{x=\"# threshold\"} <= -2.5e1 #threshold", "<=", -25, "a{x=\"# threshold\"} <= 7 #threshold")]
    [InlineData("a > 0x10 # threshold\n# why\nor b > 1", ">", 16, "a > 7 # threshold\n# why\nor b > 1")]
    public void The_marked_number_is_found_and_replaced_in_its_place(string expression, string comparison, double value, string replaced)
    {
        var threshold = Threshold.In(expression);
        Assert.NotNull(threshold);
        Assert.Equal((comparison, value), (threshold.Operator, threshold.Value));
        Assert.StartsWith(replaced.TrimEnd(), threshold.Replace(expression, 7), StringComparison.Ordinal);
        Assert.Equal(7, Threshold.In(threshold.Replace(expression, 7))!.Value);
        Assert.Equal(-0.25, Threshold.In(threshold.Replace(expression, -0.25))!.Value);
    }

    [Theory]
    [InlineData("a > 0.5")]
    [InlineData("a > 0.5 # half")]
    [InlineData("a == 1 # threshold")]
    [InlineData("a > (0.5 # threshold\n)")]
    [InlineData("a > 0.5 # threshold\n* b")]
    [InlineData("a > b # threshold")]
    [InlineData("# threshold\na > 5")]
    [InlineData("a > 1 # threshold\nand b > 2 # threshold")]
    [InlineData("a > 'x # threshold")]
    public void Without_a_mark_in_its_place_there_is_none(string expression) => Assert.Null(Threshold.In(expression));

    [Theory]
    [InlineData("a > 0.5 # threshold", "a > 0.5")]
    [InlineData("a < 0.03 # threshold\nunless on (x) b == 1", "a < 0.03 unless on (x) b == 1")]
    [InlineData("a > 1 # threshold\n# because\nand b", "a > 1 # because\nand b")]
    [InlineData("a{b=\"# threshold\"} > 1", "a{b=\"# threshold\"} > 1")]
    public void Prometheus_gets_the_expression_without_the_mark(string expression, string expected)
    {
        var rule = $$"""{ "groups": [ { "name": "g", "rules": [ { "record": "a:b", "expr": {{Newtonsoft.Json.JsonConvert.ToString(expression)}} } ] } ] }""";
        var yaml = RuleCompiler.Compile([RuleFile.Parse(new SourceFile("alert-rules/a.json", rule))], "https://example.org")["a.rules.yml"];
        Assert.Equal(expected, RuleYamlText.Expression(yaml));
    }
}
