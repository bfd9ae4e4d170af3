using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class ExpressionLintTests
{
    private static readonly SeriesCatalogue Series = new(
        Catalogue.Of(
            ("web", """
                web_requests_total counter code
                web_errors_total counter code
                web_temperature gauge sensor
                web_limit gauge sensor zone
                web_info info version
                web_seconds histogram path
                web_bytes histogram path
                web_wait summary path
                web_odd unknown *
                web_dropped gauge
                go_goroutines gauge
                """),
            ("store", "store_size gauge\nstore_info info version\ngo_goroutines gauge"),
            ("*", "up gauge\nALERTS gauge *")),
        [
            new("web", new Discovery.Static([])) { SeriesBudget = 1, Relabel = [Relabel.Copy("__meta_x", "pod")], MetricRelabel = [Relabel.Drop("web_drop.*", "__name__")] },
            new("store", new Discovery.Static([])) { SeriesBudget = 1 },
        ],
        [
            new("web:requests:rate5m", PromQlParser.Parse("sum by (code) (rate(web_requests_total[5m]))"), ["team"]),
            new("web:requests:kept", PromQlParser.Parse("web_requests_total"), []),
        ]);

    public static TheoryData<string, string> Types => new()
    {
        { "rate(web_requests_total[5m]) + resets(web_seconds_count[5m]) + increase(web_odd[5m]) + rate(nobody_knows[5m])", "" },
        { "rate(web_temperature[5m])", "takes rate() of web_temperature, which is a gauge and no counter; use delta() or deriv()." },
        { "increase((web_temperature[5m] offset 1h))", "takes increase() of web_temperature, which is a gauge and no counter; use delta() or deriv()." },
        { "irate(web_info[5m:1m])", "takes irate() of web_info, which is an info metric and no counter; use delta() or deriv()." },
        { "resets(web_wait[5m])", "takes resets() of web_wait, which is a summary and no counter; use changes()." },
        { "rate(web_seconds[5m])", "" },

        { "deriv(web_temperature[5m]) + delta(web_odd[5m])", "" },
        { "deriv(web_requests_total[5m])", "takes deriv() of the counter web_requests_total, whose resets look like falls; use increase() or rate()." },
        { "predict_linear(web_seconds_sum[5m], 60)", "takes predict_linear() of the counter web_seconds_sum, whose resets look like falls; use increase() or rate()." },
        { "delta(other_total[5m])", "takes delta() of the counter other_total, whose resets look like falls; use increase() or rate()." },

        { "max_over_time(web_temperature[5m]) + count_over_time(web_requests_total[5m])", "" },
        { "max_over_time(web_requests_total[5m])", "takes max_over_time() of the counter web_requests_total, whose value depends on when it started; use rate() or increase()." },
        { "web_requests_total unless max_over_time(web_requests_total[5m] offset 1h)", "" },
        { "max_over_time(rate(web_requests_total[5m])[1h:1m])", "" },

        { "rate(web:requests:kept[5m])", "" },
        { "rate(web:requests:rate5m[5m])", "takes rate() of web:requests:rate5m, which a rule records and which is no counter; take rate() in that rule." },

        { "histogram_quantile(0.9, sum by (path, le) (rate(web_seconds_bucket[5m])))", "" },
        { "histogram_quantile(0.9, rate(web_seconds_bucket[5m]))", "" },
        { "histogram_quantile(0.9, sum by (path) (rate(web_seconds[5m])))", "" },
        { "histogram_quantile(0.9, sum by (path) (rate(web_seconds_bucket[5m])))", "takes histogram_quantile() of buckets without their label 'le'. Add it to the grouping." },
        { "histogram_quantile(0.9, max by (le) (rate(web_seconds_bucket[5m])))", "takes histogram_quantile() of max() of buckets, which is no histogram any more; add them up with sum()." },
        { "histogram_quantile(0.9, sum(rate(nobody_knows_bucket[5m])))", "takes histogram_quantile() of buckets without their label 'le'. Add it to the grouping." },
        { "histogram_quantile(0.9, rate(web_seconds_count[5m]))", "takes histogram_quantile() of web_seconds_count, which is neither the buckets of a histogram nor a native one." },
        { "histogram_quantile(0.9, rate(nobody_knows_sum[5m]))", "takes histogram_quantile() of nobody_knows_sum, which is neither the buckets of a histogram nor a native one." },
        { "histogram_quantile(0.9, web_temperature)", "takes histogram_quantile() of web_temperature, which is neither the buckets of a histogram nor a native one." },
        { "histogram_quantile(99, rate(web_seconds_bucket[5m]))", "takes histogram_quantile() of 99; quantiles go from 0 to 1." },
        { "quantile(1.5, web_temperature)", "takes quantile() of 1.5; quantiles go from 0 to 1." },

        { "max by (path) (web_wait{quantile=\"0.99\"})", "" },
        { "avg by (path) (web_wait{quantile=\"0.99\"})", "takes avg() of quantiles of the summary web_wait, which cannot be put together; take max() for the worst, or divide web_wait_sum by web_wait_count." },
        { "sum(nobody_knows{quantile=\"0.99\"})", "takes sum() of quantiles of the summary nobody_knows, which cannot be put together; take max() for the worst, or divide nobody_knows_sum by nobody_knows_count." },
        { "quantile(0.9, rate(web_wait_sum[5m]) / rate(web_wait_count[5m]))", "takes quantile() of the average web_wait_sum / web_wait_count; a quantile needs the single observations, as a histogram counts them." },
        { "rate(web_seconds_sum[5m]) / rate(web_seconds_count[5m])", "" },
        { "rate(web_seconds_bucket{le=\"1\"}[5m]) / ignoring (le) rate(web_seconds_count[5m])", "" },
        { "rate(web_seconds_sum[5m]) / rate(web_bytes_count[5m])", "divides web_seconds_sum by web_bytes_count, which belong to different metrics." },
        { "sum(rate(web_seconds_bucket{le=\"1\"}[5m])) / sum(rate(web_bytes_count[5m]))", "divides web_seconds_bucket by web_bytes_count, which belong to different metrics." },
    };

    public static TheoryData<string, string> Labels => new()
    {
        { "web_temperature{sensor=\"a\", pod=~\"b.+\", job=\"web\", instance!=\"c\"}", "" },
        { "web_temperature{senser=\"a\"}", "selects web_temperature by the label 'senser', which it does not have. Did you mean 'sensor'?" },
        { "web_temperature{senser=\"\"}", "" },
        { "web_temperature{quantile=\"0.9\"}", "selects web_temperature by the label 'quantile', which it does not have." },
        { "web_odd{x=\"a\"} + nobody_knows{x=\"a\"} + ALERTS{x=\"a\"}", "" },
        { "up{pod=\"a\"}", "" },
        { "up{job=\"store\", pod=\"a\"}", "selects up by the label 'pod', which it does not have." },
        { "up{job=~\"sto.+\", pod=\"a\"}", "selects up by the label 'pod', which it does not have." },
        { "go_goroutines{job=\"kubernetes-pods\", app=\"a\"}", "" },
        { "web:requests:rate5m{code=\"5\", team=\"a\"}", "" },
        { "web:requests:rate5m{pod=\"a\"}", "selects web:requests:rate5m by the label 'pod', which it does not have." },

        { "sum by (sensor, pod) (web_temperature)", "" },
        { "sum by (sensors) (web_temperature)", "takes sum by (sensors), but what it aggregates has no label 'sensors'. Did you mean 'sensor'?" },
        { "sum without (sensors) (web_temperature)", "takes sum without (sensors), but what it aggregates has no label 'sensors'. Did you mean 'sensor'?" },
        { "max by (pod) (sum by (sensor) (web_temperature))", "takes max by (pod), but what it aggregates has no label 'pod'." },
        { "max by (pod) (label_replace(sum by (sensor) (web_temperature), \"pod\", \"$1\", \"sensor\", \"(.+)\"))", "" },
        { "max by (version) (count_values(\"version\", web_temperature))", "" },
        { "label_replace(web_temperature, \"pod\", \"$1\", \"sensors\", \"(.+)\")", "reads the label 'sensors' in label_replace(), but the series do not have it. Did you mean 'sensor'?" },
        { "label_replace(web_temperature, \"pod\", \"a\", \"\", \"\")", "" },
        { "label_join(web_temperature, \"x\", \"-\", \"pod\", \"zone\")", "reads the label 'zone' in label_join(), but the series do not have it." },

        { "web_temperature / on (sensor, pod) web_limit", "" },
        { "web_temperature / on (zone) web_limit", "matches on (zone), but the left side of '/' has no label 'zone'." },
        { "web_limit / on (zone) web_temperature", "matches on (zone), but the right side of '/' has no label 'zone'." },
        { "web_temperature / ignoring (zone) web_limit", "" },
        { "web_temperature / ignoring (zones) web_limit", "matches ignoring (zones), but neither side of '/' has a label 'zones'. Did you mean 'zone'?" },
        { "web_temperature * on (sensor) group_left (zone) web_limit", "" },
        { "web_limit * on (sensor) group_left (zone) web_temperature", "takes 'zone' with group_left, but the other side of '*' has no label 'zone'." },
        { "web_temperature * on (pod) group_right (version) web_info", "takes 'version' with group_right, but the other side of '*' has no label 'version'." },

        { "sum by (sensor) (web_temperature) / sum by (sensor) (web_limit) > 0.5", "" },
        { "sum by (sensor) (web_temperature) / sum(web_limit)", "has the label 'sensor' on one side of '/' only, so that nothing matches; say what to match on (...)." },
        { "sum by (sensor) (web_temperature) and -max by (pod, sensor) (web_limit) > 1", "has the label 'pod' on one side of 'and' only, so that nothing matches; say what to match on (...)." },
        { "sum by (sensor) (web_temperature) / ignoring (pod) max by (pod, sensor) (web_limit)", "" },
        { "sum by (sensor) (web_temperature) or sum(web_limit)", "" },
        { "rate(web_requests_total{code=\"200\"}[5m]) / rate(web_requests_total{code=\"500\"}[5m])", "has code=\"200\" on the left of '/' and code=\"500\" on the right, which never match; say what to match on (...)." },
        { "rate(web_requests_total{code=\"200\"}[5m]) / ignoring (code) rate(web_requests_total{code=\"500\"}[5m])", "" },
        { "sum by (pod) (rate(web_requests_total{code=\"200\"}[5m])) / sum by (pod) (rate(web_requests_total{code=\"500\"}[5m]))", "" },
        { "up{job=\"web\"} * on (instance) web_info{job=\"store\"}", "" },
    };

    public static TheoryData<string, string> Conditions => new()
    {
        { "web_temperature{sensor=\"a\", sensor=\"b\"}", "asks for sensor=\"a\" and sensor=\"b\" at once, which no series is." },
        { "web_temperature{sensor=\"a\", sensor!~\"a|b\"}", "asks for sensor=\"a\" and sensor!~\"a|b\" at once, which no series is." },
        { "web_temperature{sensor=\"a\", sensor=~\"a|b\"}", "" },
        { "1 + vector(0) > 0", "" },
        { "vector(0) > 0", "compares 0 > 0, which is never true." },
        { "-vector(1) >= vector(0)", "compares -1 >= 0, which is never true." },
        { "vector(0) < 1", "" },
        { "vector(0) > bool 1", "" },

        { "web_temperature{sensor=~\"a|b\"} + web_temperature{sensor=~\"a.*\"}", "" },
        { "web_temperature{sensor=~\"a\"}", "has the condition sensor=~\"a\"; write sensor=\"a\"." },
        { "web_temperature{sensor!~\"a\\\\.b\"}", "has the condition sensor!~\"a\\.b\"; write sensor!=\"a.b\"." },
        { "web_temperature{sensor=~\".+\"}", "has the condition sensor=~\".+\"; write sensor!=\"\"." },
        { "web_temperature{sensor!~\".+\"}", "has the condition sensor!~\".+\"; write sensor=\"\"." },
        { "web_temperature{sensor=~\".*\"}", "has the condition sensor=~\".*\"; it lets everything through, so remove it." },
        { "web_temperature{sensor=~\"^a.+\"}", "has the condition sensor=~\"^a.+\"; it is anchored anyway, so leave out ^ and $." },

        { "web_temperature / sum without (sensor) (web_limit)", "takes sum without (...) on a side of '/', which breaks when one of the metrics gets another label; use by (...), or match on (...)." },
        { "web_temperature / on (pod) sum without (sensor) (web_limit)", "" },
        { "sum without (sensor) (web_temperature) / sum without (sensor) (web_temperature offset 1h)", "" },
        { "web:use:ratio / min without (sensor) (web:limit:ratio)", "" },
        { "sum without (sensor) (web_limit) > 5", "" },

        { "go_goroutines", "asks for go_goroutines of every job that has it, such as store and web; add a condition on 'job'." },
        { "go_goroutines{job=\"web\"}", "" },
        { "sum by (job) (go_goroutines)", "" },
        { "up == 0", "" },

        { "web_dropped", "asks for web_dropped, which the scrape job web drops after the scrape." },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Metrics_are_used_as_what_they_are(string expression, string expected) => AssertFinds(expression, expected);

    [Theory]
    [MemberData(nameof(Labels))]
    public void Labels_are_ones_that_the_series_have(string expression, string expected) => AssertFinds(expression, expected);

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Conditions_and_sides_can_match(string expression, string expected) => AssertFinds(expression, expected);

    [Theory]
    [InlineData("sum by ($group) (web_temperature{$filter, job=~\"$job\", sensor=~\"$sensor\"})")]
    [InlineData("web_temperature{sensor=\"$a\", sensor=\"$b\"} * on ($x) group_left ($y) web_limit")]
    [InlineData("rate($metric[5m]) + histogram_quantile($q, $metric)")]
    public void What_Grafana_decides_is_not_judged(string expression) => Assert.Empty(ExpressionLint.Check(PromQlParser.Parse(expression, PromQlDialect.Grafana), Series));

    private static void AssertFinds(string expression, string expected) => Assert.Equal(expected, string.Join('\n', ExpressionLint.Check(PromQlParser.Parse(expression), Series)));
}
