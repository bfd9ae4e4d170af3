using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class PromQlPrinterTests
{
    [Theory]
    [InlineData("sum(rate(x[300s]))by(job)>0.50 # threshold", "sum by (job) (rate(x[5m])) > 0.5")]
    [InlineData("topk (3,up) without()", "topk without () (3, up)")]
    [InlineData("sum by () (up)", "sum(up)")]
    [InlineData("a*on(x)group_left\nb", "a * on (x) group_left () b")]
    [InlineData("a AND ignoring () b", "a and b")]
    [InlineData("up offset 1h @ 5", "up @ 5.000 offset 1h")]
    [InlineData("up[1h:] @ END()", "up[1h:] @ end()")]
    [InlineData("{'a.b', c=`d\"`}", "{\"a.b\",c=\"d\\\"\"}")]
    [InlineData("up{'a.b'!='\\n'}", "up{\"a.b\"!=\"\\n\"}")]
    [InlineData("-(1e3 - +Inf) ^ 1h", "-(1000 - +Inf) ^ 3600")]
    public void An_expression_is_written_in_one_way(string expression, string printed)
    {
        Assert.Equal(printed, PromQlPrinter.Print(PromQlParser.Parse(expression)));
        Assert.Equal(printed, PromQlPrinter.Print(PromQlParser.Parse(printed)));
    }

    [Theory]
    [InlineData("rate(x{job=~\"$job\", $filters}[$__rate_interval])", "rate(x{job=~\"$job\",$filters}[$__rate_interval])")]
    [InlineData("sum by ($group) (up) > $limit", "sum by ($group) (up) > $limit")]
    public void Grafanas_variables_stay_as_they_are(string query, string printed) =>
        Assert.Equal(printed, PromQlPrinter.Print(PromQlParser.Parse(query, PromQlDialect.Grafana)));
}
