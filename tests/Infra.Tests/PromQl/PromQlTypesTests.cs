using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class PromQlTypesTests
{
    [Theory]
    [InlineData("1 + 2", PromQlType.Scalar)]
    [InlineData("-(time() - 5)", PromQlType.Scalar)]
    [InlineData("1 > bool 2", PromQlType.Scalar)]
    [InlineData("scalar(up) + pi()", PromQlType.Scalar)]
    [InlineData("1 + on () 2", PromQlType.Scalar)]
    [InlineData("up + 1", PromQlType.InstantVector)]
    [InlineData("vector(1)", PromQlType.InstantVector)]
    [InlineData("sum(rate(up[5m] offset 1h))", PromQlType.InstantVector)]
    [InlineData("rate(up[5m:1m] @ end())", PromQlType.InstantVector)]
    [InlineData("hour() + round(up, 5) + round(up)", PromQlType.InstantVector)]
    [InlineData("label_join(up, \"a\", \"b\")", PromQlType.InstantVector)]
    [InlineData("up[5m] offset 1h", PromQlType.RangeVector)]
    [InlineData("(up[5m:])", PromQlType.RangeVector)]
    [InlineData("\"text\"", PromQlType.Text)]
    [InlineData("info(up, {a=\"b\"})", PromQlType.InstantVector)]
    public void An_expression_has_a_type(string text, PromQlType type) => Assert.Equal(type, PromQlTypes.Of(PromQlParser.Parse(text)));

    [Theory]
    [InlineData("$a", PromQlType.Unknown)]
    [InlineData("$a + 1", PromQlType.Unknown)]
    [InlineData("$a + up", PromQlType.InstantVector)]
    [InlineData("$fn(up)", PromQlType.Unknown)]
    [InlineData("rate($a)", PromQlType.InstantVector)]
    [InlineData("topk($a, $b)", PromQlType.InstantVector)]
    public void What_a_variable_stands_for_may_have_any_type(string text, PromQlType type) =>
        Assert.Equal(type, PromQlTypes.Of(PromQlParser.Parse(text, PromQlDialect.Grafana)));

    [Theory]
    [MemberData(nameof(MistypedExpressions.All), MemberType = typeof(MistypedExpressions))]
    public void A_wrong_type_is_refused_in_Prometheus_words(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PromQlException>(() => PromQlParser.Parse(text)).Message);

    [Fact]
    public void Functions_come_with_what_they_take()
    {
        Assert.Equal(new FunctionSignature([PromQlType.InstantVector, PromQlType.Scalar], 1, 2, PromQlType.InstantVector).ToString(), PromQlFunctions.Signatures["round"].ToString());
        Assert.Null(PromQlFunctions.Signatures["label_join"].Most);
        Assert.Equal(PromQlType.Text, PromQlFunctions.Signatures["label_join"].ParameterOf(7));
    }
}
