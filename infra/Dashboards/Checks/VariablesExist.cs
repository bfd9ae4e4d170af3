using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>Queries use only variables that the dashboard has, or that Grafana brings (their names start with two underscores).</summary>
internal sealed class VariablesExist : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context) =>
        from name in PromQlVariables.NamesIn(query.Expression)
        where !name.StartsWith("__", StringComparison.Ordinal) && !query.Variables.Contains(name)
        select $"uses the variable '{name}', which the dashboard does not have.{Settings.Nearest.Suggestion(name, query.Variables)}";
}
