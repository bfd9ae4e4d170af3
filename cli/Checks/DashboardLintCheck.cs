using System.Collections.Immutable;
using Monitoring.Cli.Stacks;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Metrics;
using Monitoring.Rules;

namespace Monitoring.Cli.Checks;

internal sealed class DashboardLintCheck : ICheck
{
    public string Title => "dashboards fit the stack";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: not null, Settings: { Prometheus: var prometheus } } run)
            return CheckOutcome.NotReached;

        var dashboards = StackSources.Dashboards(run.Plan, run.Sources).ToList();
        var problems = DashboardLint.Check(dashboards, new DashboardLintContext
        {
            Retention = prometheus.Retention,
            KnownMetrics = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(run.Plan.Descriptions)),
            RecordedSeries = StackSources.Rules(run.Plan, run.Sources)
                .SelectMany(f => RuleFile.Parse(f).Groups).SelectMany(g => g.Rules).OfType<RecordingRule>().Select(r => r.Name).ToImmutableHashSet(),
            Alerts = new AlertThresholds(run.Sources.RuleFiles.Select(RuleFile.Parse)),
        });
        return CheckOutcome.Of(problems, $"{dashboards.Count} dashboards, {dashboards.Select(Dashboard.Parse).SelectMany(d => d.Panels).Count(p => p.Type != "row")} panels");
    }
}
