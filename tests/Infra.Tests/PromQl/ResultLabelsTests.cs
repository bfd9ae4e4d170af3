using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class ResultLabelsTests
{
    [Theory]
    [InlineData("up", "a b le")]
    [InlineData("sum(up)", "")]
    [InlineData("sum by (a) (up)", "a")]
    [InlineData("sum without (a) (up)", "b le")]
    [InlineData("sum by (a, b) (sum by (a) (up))", "a")]
    [InlineData("topk(3, sum by (a) (up))", "a")]
    [InlineData("count_values by (a) (\"b\", up)", "a b")]
    [InlineData("rate(up[5m]) > 0", "a b le")]
    [InlineData("1 - sum by (a) (up)", "a")]
    [InlineData("time() - sum by (a) (up)", "a")]
    [InlineData("sum by (a) (up) / (2 * 3)", "a")]
    [InlineData("absent(up{a=\"x\", b=~\"y\"})", "a")]
    [InlineData("absent((up{a=\"x\", le=\"1\"} offset 5m))", "a le")]
    [InlineData("absent(up{a=\"x\", a=\"y\", b=\"z\"})", "b")]
    [InlineData("absent(up{a=\"x\"} == 1)", "")]
    [InlineData("absent_over_time(up{a=\"x\"}[5m])", "a")]
    [InlineData("absent_over_time(up{a=\"x\"}[5m:])", "")]
    [InlineData("vector(1)", "")]
    [InlineData("label_replace(sum(up), \"b\", \"$1\", \"a\", \"(.*)\")", "b")]
    [InlineData("histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[5m])))", "a")]
    [InlineData("sum by (a) (up) / up", "a")]
    [InlineData("up / on (b) sum by (b) (up)", "b")]
    [InlineData("up / ignoring (a) sum without (a) (up)", "b le")]
    [InlineData("sum by (a) (up) * on (a) group_left (b) up", "a b")]
    [InlineData("up * on (a) group_right (b) sum by (a) (up)", "a b")]
    [InlineData("sum by (a) (up) and on (b) up", "a")]
    [InlineData("sum by (a) (up) unless up", "a")]
    [InlineData("sum by (a) (up) or sum by (b) (up)", "a b")]
    [InlineData("sum by (a) (up) or up", "a b le")]
    [InlineData("max_over_time(sum by (a) (up)[1h:])", "a")]
    [InlineData("-sum by (a) (up offset 1h @ end())", "a")]
    [InlineData("sum by (a) (up) + scalar(up)", "a")]
    public void A_result_has_the_labels_that_its_expression_lets_through(string text, string labels)
    {
        var result = ResultLabels.Of(PromQlParser.Parse(text));
        Assert.Equal(labels, string.Join(' ', new[] { "a", "b", "le" }.Where(result.Contains)));
    }

    [Fact]
    public void A_grouping_by_a_variable_may_let_anything_through() =>
        Assert.True(ResultLabels.Of(PromQlParser.Parse("sum by ($x) (up)", PromQlDialect.Grafana)).Contains("a"));
}
