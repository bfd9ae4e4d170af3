using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>All rule files and dashboards of the repository fit a stack that has every scrape job; <c>./monitor check</c> says it of one stack's.</summary>
[Collection(StackRuns.Collection)]
public sealed class OurSourcesAreSound(StackRuns runs)
{
    private static readonly SourceFiles Sources = SourceFiles.Load(Repository.Root);
    private static readonly ImmutableArray<Rule> Rules = [.. Sources.RuleFiles.SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules)];

    private ImmutableArray<ScrapeJob> Jobs => [.. runs.Full.Plan.Descriptions.SelectMany(description => description.ScrapeJobs)];

    private KnownMetrics Known => KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(runs.Full.Plan.Descriptions));

    /// <summary>No stack has both files of a version setting.</summary>
    [Theory]
    [InlineData("knative-opencensus")]
    [InlineData("knative-opentelemetry")]
    public void Every_rule_uses_metrics_and_labels_that_there_are(string without) => AssertNone(RuleLint.Check(Sources.RuleFiles.Where(file => file.Path != $"alert-rules/{without}.json"), new RuleLintContext
    {
        Retention = Duration.Days(400),
        ScrapeInterval = Duration.Seconds(30),
        EvaluationInterval = Duration.Seconds(30),
        Severities = ImmutableHashSet.Create("critical", "warning", "info", "none"),
        ScrapeJobs = Jobs,
        KnownMetrics = Known,
        RunbookExists = _ => true,
        TestedAlerts = Rules.Select(rule => rule.Name).ToImmutableHashSet(),
    }));

    [Fact]
    public void Every_query_uses_metrics_and_labels_that_there_are()
    {
        var context = new DashboardLintContext
        {
            Retention = Duration.Days(400),
            ScrapeInterval = Duration.Seconds(30),
            EvaluationInterval = Duration.Seconds(30),
            ScrapeJobs = Jobs,
            KnownMetrics = Known,
            RecordedSeries = [.. RuleSeries.Of(Rules)],
            Alerts = new AlertThresholds(Sources.RuleFiles.Select(RuleFile.Parse)),
        };
        AssertNone(DashboardLint.Check(Sources.Dashboards, context with { Baseline = context with { ScrapeJobs = [] } }));
    }

    private static void AssertNone(ImmutableArray<Problem> problems) => Assert.True(problems.IsEmpty, string.Join('\n', problems));
}
