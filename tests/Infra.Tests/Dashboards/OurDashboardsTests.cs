using System.Collections.Immutable;
using Monitoring.Baseline;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

public sealed class OurDashboardsTests
{
    private const string KindOfMesh = "Only a mesh of that kind has the series; elsewhere the panel would always be empty.";

    private static readonly IReadOnlyList<SourceFile> Files = SourceTree.Files("dashboards", SearchOption.AllDirectories);

    private static readonly ImmutableArray<RuleFile> Rules = [.. SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly).Select(RuleFile.Parse)];

    /// <summary>Alerts with a threshold that no panel draws, and why.</summary>
    private static readonly Dictionary<string, string> NotDrawn = new()
    {
        ["EnvoyCircuitBreakerOpen"] = KindOfMesh,
        ["EnvoyUpstreamConnectFailing"] = KindOfMesh,
        ["EtcdRequestsSlow"] = "Only members that run with --metrics=extensive have the series; without, the panel would always be empty.",
        ["IstioAmbientConnectionsFailing"] = KindOfMesh,
        ["MixerDispatchesFailing"] = KindOfMesh,
        ["MixerRequestsFailing"] = KindOfMesh,
        ["MixerRequestsSlow"] = KindOfMesh,
    };

    [Fact]
    public void Every_query_is_found_again_token_by_token()
    {
        var expressions = Files.Select(Dashboard.Parse).SelectMany(x => x.Panels).SelectMany(x => x.Targets).Select(x => x.Expression).OfType<string>().ToList();
        Assert.NotEmpty(expressions);
        Assert.All(expressions, x => Tokens.AssertFoundAgain(x, PromQlLexer.Lex(x, PromQlDialect.Grafana)));
    }

    [Fact]
    public void They_are_clean_for_the_shortest_retention_that_we_recommend()
    {
        var problems = DashboardLint.Check(Files, Context(Duration.Hours(24), SourceTree.RecordedSeries(isBaseline: false)) with
        {
            Baseline = Context(Duration.Days(35), SourceTree.RecordedSeries(isBaseline: false).Where(series => series.Name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal)).Concat(SourceTree.RecordedSeries(isBaseline: true))) with
            {
                ScrapeInterval = BaselineTool.Interval,
                EvaluationInterval = BaselineTool.Interval,
            },
        });
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
    }

    private static DashboardLintContext Context(Duration retention, IEnumerable<RecordedSeries> recorded) => new()
    {
        Retention = retention,
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Seconds(30),
        KnownMetrics = KnownMetrics.OfOurExporters,
        RecordedSeries = [.. recorded],
        Alerts = new AlertThresholds(Rules),
    };

    [Fact]
    public void Every_threshold_of_an_alert_is_drawn_by_a_panel()
    {
        var drawn = Files.Select(Dashboard.Parse).SelectMany(x => x.Panels).SelectMany(x => x.LinkedAlerts).ToHashSet();
        var marked = new AlertThresholds(Rules);
        var missing = marked.Names.Where(x => !marked.Lines(x).IsEmpty && !drawn.Contains(x)).Order(StringComparer.Ordinal);
        Assert.Equal(NotDrawn.Keys.Order(StringComparer.Ordinal), missing);
    }

    [Fact]
    public void All_of_them_compile() => Assert.All(Files.Select(x => DashboardCompiler.Compile(x)), x => Assert.Empty(x.Problems));
}
