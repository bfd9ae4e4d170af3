using System.Collections.Immutable;
using Monitoring.Baseline;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Stacks;

namespace Monitoring.Cli.Stacks;

/// <summary>What rules and dashboards of a stack are checked against: each instance of Prometheus has its own memory and its own series.</summary>
internal static class LintContexts
{
    private const string BaselineInstance = "the baseline instance";

    /// <summary>For the rules that the baseline instance evaluates.</summary>
    /// <param name="scraping">The context of the instance that scrapes.</param>
    /// <param name="plan">The stack, which has a baseline instance.</param>
    /// <param name="sources">The project's sources.</param>
    public static RuleLintContext BaselineRules(RuleLintContext scraping, MonitoringPlan plan, SourceFiles sources) => scraping with
    {
        Instance = BaselineInstance,
        Retention = plan.Settings.Baseline.Retention,
        ScrapeInterval = BaselineTool.Interval,
        EvaluationInterval = BaselineTool.Interval,
        RecordedElsewhere = [.. StackSources.Recorded(StackSources.Rules(plan, sources))],
        FederatedSeries = Federated(plan, sources).Select(series => series.Name).ToImmutableHashSet(StringComparer.Ordinal),
        AlertsElsewhere = StackSources.Alerts(StackSources.Rules(plan, sources)),
    };

    /// <summary>For all dashboards: what the scraping instance has, and within it what the baseline instance has.</summary>
    public static DashboardLintContext Dashboards(MonitoringPlan plan, SourceFiles sources)
    {
        var context = new DashboardLintContext
        {
            Retention = plan.Settings.Prometheus.Retention,
            ScrapeInterval = plan.Settings.Prometheus.ScrapeInterval,
            EvaluationInterval = plan.Settings.Prometheus.EvaluationInterval,
            ScrapeJobs = [.. plan.Descriptions.SelectMany(description => description.ScrapeJobs)],
            KnownMetrics = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(plan.Descriptions)),
            RecordedSeries = [.. StackSources.Recorded(StackSources.Rules(plan, sources))],
            Alerts = new AlertThresholds(sources.RuleFiles.Select(RuleFile.Parse)),
        };
        return plan.Baseline is null ? context : context with
        {
            Baseline = context with
            {
                Instance = BaselineInstance,
                Retention = plan.Settings.Baseline.Retention,
                ScrapeInterval = BaselineTool.Interval,
                EvaluationInterval = BaselineTool.Interval,
                ScrapeJobs = [],
                RecordedSeries = [.. Federated(plan, sources), .. StackSources.Recorded(StackSources.BaselineRules(plan, sources))],
            },
        };
    }

    private static IEnumerable<RecordedSeries> Federated(MonitoringPlan plan, SourceFiles sources) =>
        StackSources.Recorded(StackSources.Rules(plan, sources)).Where(series => series.Name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal));
}
