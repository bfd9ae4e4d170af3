using System.Collections.Immutable;
using Monitoring.Cli.Stacks;
using Monitoring.Metrics;
using Monitoring.Rules;

namespace Monitoring.Cli.Checks;

internal sealed class RuleLintCheck : ICheck
{
    /// <summary>The severities that Alertmanager's routes know.</summary>
    private static readonly ImmutableHashSet<string> Severities = ["critical", "warning", "info", "none"];

    public string Title => "alert rules fit the stack";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: not null, Settings: { Prometheus: var prometheus } } run)
            return CheckOutcome.NotReached;

        var sources = context.Runner.Sources;
        var problems = RuleLint.Check(StackSources.Rules(run.Plan, sources), new RuleLintContext
        {
            Retention = prometheus.Retention,
            ScrapeInterval = prometheus.ScrapeInterval,
            EvaluationInterval = prometheus.EvaluationInterval,
            Severities = Severities,
            KnownMetrics = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(run.Plan.Descriptions)),
            RunbookExists = sources.Runbooks.Contains,
            TestedAlerts = RuleTests.AlertsThatFire(sources.RuleTests),
        });
        return CheckOutcome.Of(problems, $"retention {prometheus.Retention}");
    }
}
