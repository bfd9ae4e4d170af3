using System.Collections.Immutable;
using Monitoring.Baseline;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class OurRulesTests
{
    private static readonly ImmutableArray<RuleFile> Files = [.. SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly).Select(RuleFile.Parse)];

    [Fact]
    public void Every_expression_is_found_again_token_by_token()
    {
        var expressions = Files.SelectMany(x => x.Groups).SelectMany(x => x.Rules).Select(x => x.Expression).ToList();
        Assert.NotEmpty(expressions);
        Assert.All(expressions, x => Tokens.AssertFoundAgain(x, PromQlLexer.Lex(x)));
    }

    /// <summary>No stack has both files of a version setting.</summary>
    [Theory]
    [InlineData("knative-opencensus")]
    [InlineData("knative-opentelemetry")]
    public void They_are_clean_for_the_shortest_retention_that_we_recommend(string without) =>
        Check(SourceTree.RuleFiles(isBaseline: false).Where(file => file.Path != $"alert-rules/{without}.json"), Scraping);

    [Fact]
    public void Those_of_the_baseline_instance_are_clean_for_its_shortest_retention() => Check(SourceTree.RuleFiles(isBaseline: true), Scraping with
    {
        Retention = Duration.Days(35),
        ScrapeInterval = BaselineTool.Interval,
        EvaluationInterval = BaselineTool.Interval,
        FederatedSeries = SourceTree.RecordedSeries(isBaseline: false).Select(series => series.Name).Where(name => name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal)).ToImmutableHashSet(),
    });

    private static RuleLintContext Scraping => new()
    {
        Retention = Duration.Hours(24),
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Seconds(30),
        Severities = ImmutableHashSet.Create("critical", "warning", "info", "none"),
        RunbookExists = _ => true,
        TestedAlerts = Files.SelectMany(x => x.Groups).SelectMany(x => x.Rules).Select(x => x.Name).ToImmutableHashSet(),
        KnownMetrics = KnownMetrics.OfOurExporters,
    };

    private static void Check(IEnumerable<SourceFile> files, RuleLintContext context)
    {
        var problems = RuleLint.Check(files, context);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
    }
}
