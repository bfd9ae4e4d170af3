using Monitoring.Cli.Stacks;
using Monitoring.Metrics;
using Monitoring.Rules;
using Monitoring.Stacks;

namespace Monitoring.Cli.Checks;

internal sealed class RuleLintCheck : ICheck
{
    public string Title => "alert rules fit the stack";

    public bool IsLint => true;

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { Settings.Prometheus: var prometheus } plan } run)
            return CheckOutcome.NotReached;

        var sources = run.Sources;
        var scraping = new RuleLintContext
        {
            Retention = prometheus.Retention,
            ScrapeInterval = prometheus.ScrapeInterval,
            ScrapeJobs = [.. run.Plan.Descriptions.SelectMany(description => description.ScrapeJobs)],
            EvaluationInterval = prometheus.EvaluationInterval,
            Severities = plan.Routes.Severities,
            KnownMetrics = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(plan.Descriptions)),
            RunbookExists = sources.Runbooks.Contains,
            TestedAlerts = RuleTests.AlertsThatFire(sources.RuleTests),
        };
        var problems = RuleLint.Check(StackSources.Rules(plan, sources), scraping);
        if (plan.Baseline is not null)
            problems = [.. problems, .. RuleLint.Check(StackSources.BaselineRules(plan, sources), LintContexts.BaselineRules(scraping, plan, sources))];
        return CheckOutcome.Of(problems, Note(plan, sources));
    }

    private static string Note(MonitoringPlan plan, SourceFiles sources)
    {
        var alerts = plan.Rules.Concat(plan.Baseline?.Rules ?? []).SelectMany(f => f.Groups).SelectMany(g => g.Rules).OfType<AlertRule>().Select(a => a.Name).Distinct().Count();
        var others = sources.RuleFiles.Select(f => Path.GetFileNameWithoutExtension(f.Path)).Where(name => !plan.RuleFiles.ContainsKey($"{name}.rules.yml") && plan.Baseline?.RuleFiles.ContainsKey($"{name}.rules.yml") != true).Order(StringComparer.Ordinal).ToList();
        var retention = $"retention {plan.Settings.Prometheus.Retention}{(plan.Baseline is null ? "" : $", of baselines {plan.Settings.Baseline.Retention}")}";
        return $"{alerts} alerts, {retention}{(others.Count > 0 ? $"; not for this stack: {string.Join(", ", others)}" : "")}";
    }
}
