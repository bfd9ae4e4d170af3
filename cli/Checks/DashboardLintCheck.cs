using Monitoring.Cli.Stacks;
using Monitoring.Dashboards;

namespace Monitoring.Cli.Checks;

internal sealed class DashboardLintCheck : ICheck
{
    public string Title => "dashboards fit the stack";

    public bool IsLint => true;

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: not null } run)
            return CheckOutcome.NotReached;

        var dashboards = StackSources.Dashboards(run.Plan, run.Sources).ToList();
        var problems = DashboardLint.Check(dashboards, LintContexts.Dashboards(run.Plan, run.Sources));
        return CheckOutcome.Of(problems, $"{dashboards.Count} dashboards, {dashboards.Select(Dashboard.Parse).SelectMany(d => d.Panels).Count(p => p.Type != "row")} panels");
    }
}
