using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>A query gives series or a number: over time Prometheus refuses any other, and no panel shows it.</summary>
internal sealed class QueryGivesSeries : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context)
    {
        if (PromQlTypes.Of(references.Tree) is PromQlType.RangeVector or PromQlType.Text)
            yield return "gives neither series nor a number, but text or the samples of a window.";
    }
}
