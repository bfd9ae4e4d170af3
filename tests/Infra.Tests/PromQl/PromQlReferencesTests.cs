using Monitoring.PromQl;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class PromQlReferencesTests
{
    [Fact]
    public void An_expression_says_which_metrics_and_labels_it_reads()
    {
        var references = PromQlReferences.Of("""
            sum by (namespace) (rate(b_total{job="x", code=~"5.."}[5m])) / on (pod) group_left (node) {__name__="a", zone!="z"}
              unless ignoring (le) {__name__=~"c_.+"} # d
            """);
        Assert.Equal(["a", "b_total"], references.Metrics);
        Assert.Equal("c_.+", Assert.Single(references.NamePatterns).Value);
        Assert.Equal(["code", "job", "le", "namespace", "node", "pod", "zone"], references.Labels);
        Assert.Equal(["x", null, null], references.Selectors.Select(x => x.Fixed("job")));
        Assert.Null(references.Selectors[0].Fixed("code"));
    }

    [Fact]
    public void All_lengths_of_time_are_found_with_kind_and_place()
    {
        var windows = PromQlReferences.Of("max_over_time(rate(a[5m] offset 1d)[2h:1m] offset -30s)\n + rate(b[1w:]) + rate(c[90])").Windows;
        Assert.Equal(
            ["1:22 Range 5m", "1:33 Offset 24h", "1:37 SubqueryRange 2h", "1:40 SubqueryStep 1m", "1:51 Offset -30s", "2:11 SubqueryRange 7d", "2:26 Range 90s"],
            windows.Select(x => $"{x.Position} {x.Kind} {(x.Length < Duration.Zero ? "-" + x.Length * -1 : x.Length)}"));
    }

    [Theory]
    [InlineData("up", "0s", "")]
    [InlineData("rate(a[5m])", "5m", "5m")]
    [InlineData("rate(a[5m] offset 1h)", "1h5m", "1h + 5m")]
    [InlineData("a offset 2d", "2d", "2d")]
    [InlineData("a offset -1h", "0s", "-1h")]
    [InlineData("rate(a[2h] offset -1h)", "1h", "-1h + 2h")]
    [InlineData("max_over_time(rate(a[5m])[1h:1m])", "1h5m", "1h + 5m")]
    [InlineData("max_over_time((rate(a[5m] offset 1h) > 1)[1d:] offset 1w)", "8d1h5m", "1w + 1d + 1h + 5m")]
    [InlineData("sum(rate(a[1h])) / sum(rate(b[30d]))", "30d", "30d")]
    [InlineData("vector(1)", "0s", null)]
    public void The_furthest_look_back_adds_up_ranges_and_offsets(string text, string length, string? sum)
    {
        var references = PromQlReferences.Of(text);
        Assert.Equal(Duration.Parse(length), references.MaximumLookback);
        Assert.Equal(sum, references.Lookbacks.MaxBy(x => x.Length)?.Text);
    }

    [Fact]
    public void A_window_that_a_variable_decides_has_no_length()
    {
        var references = PromQlReferences.Of("rate($metric[$__rate_interval] offset 1h) + rate(a_${b}{c=\"d\"}[$w])", PromQlDialect.Grafana);
        Assert.Equal(["$__rate_interval", "$w"], references.Windows.Where(x => x.Length is null).Select(x => x.Text));
        Assert.Equal(["1h"], references.Windows.Where(x => x.Length is not null).Select(x => x.Text));
        Assert.Empty(references.Metrics);
        Assert.Equal(["c"], references.Labels);
    }

    [Fact]
    public void Only_windows_directly_on_a_selector_hold_scrapes()
    {
        var rates = RateWindow.In(PromQlReferences.Of("rate(a[1m]) + avg_over_time(b[1m]) + rate(c[1m:10s]) + deriv(d[2m]) + sum(increase({e=\"f\"}[3m]))").Tree);
        Assert.Equal(["rate a 1m", "deriv d 2m", "increase  3m"], rates.Select(x => $"{x.Function} {x.Selector?.Name} {x.Window.Text}"));
    }
}
