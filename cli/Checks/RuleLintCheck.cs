using Monitoring.Cli.Stacks;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Stacks;

namespace Monitoring.Cli.Checks;

internal sealed class RuleLintCheck : ICheck
{
    public string Title => "alert rules fit the stack";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: not null, Settings: { Prometheus: var prometheus } } run)
            return CheckOutcome.NotReached;

        var sources = run.Sources;
        var problems = RuleLint.Check(StackSources.Rules(run.Plan, sources), new RuleLintContext
        {
            Retention = prometheus.Retention,
            ScrapeInterval = prometheus.ScrapeInterval,
            EvaluationInterval = prometheus.EvaluationInterval,
            Severities = run.Plan.Routes.Severities,
            KnownMetrics = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(run.Plan.Descriptions)),
            RunbookExists = sources.Runbooks.Contains,
            TestedAlerts = RuleTests.AlertsThatFire(sources.RuleTests),
        });
        return CheckOutcome.Of(problems, Note(run.Plan, sources, prometheus.Retention));
    }

    private static string Note(MonitoringPlan plan, SourceFiles sources, Duration retention)
    {
        var alerts = plan.Rules.SelectMany(f => f.Groups).SelectMany(g => g.Rules).OfType<AlertRule>().Select(a => a.Name).Distinct().Count();
        var others = sources.RuleFiles.Select(f => Path.GetFileNameWithoutExtension(f.Path)).Where(name => !plan.RuleFiles.ContainsKey($"{name}.rules.yml")).Order(StringComparer.Ordinal).ToList();
        return $"{alerts} alerts, retention {retention}{(others.Count > 0 ? $"; not for this stack: {string.Join(", ", others)}" : "")}";
    }
}
