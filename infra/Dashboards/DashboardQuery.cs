using System.Collections.Immutable;
using Monitoring.Json;
using Monitoring.PromQl;

namespace Monitoring.Dashboards;

/// <summary>A PromQL expression of a dashboard, with its place.</summary>
internal sealed class DashboardQuery
{
    private DashboardQuery(Dashboard dashboard, string owner, string expression, int line, bool isInstant, string? datasource, DashboardPanel? panel = null)
    {
        Alerts = [.. panel?.LinkedAlerts ?? []];
        (Owner, Expression, Line, IsInstant) = (owner, expression, line, isInstant);
        IsOfBaseline = dashboard.Variables.Any(x => datasource?.Trim('$', '{', '}') == x.Name && x.ChoosesBaseline);
        Variables = [.. dashboard.Variables.Select(x => x.Name).OfType<string>()];
        try
        {
            References = PromQlReferences.Of(expression, PromQlDialect.Grafana);
        }
        catch (PromQlException e)
        {
            SyntaxError = e;
        }
    }

    /// <summary>How messages call it: <c>panel 'CPU' (A)</c>.</summary>
    public string Owner { get; }

    public string Expression { get; }

    public int Line { get; }

    /// <summary>True when only one value is asked for, and not one per step of the time range.</summary>
    public bool IsInstant { get; }

    /// <summary>True when the data source can only be the instance that keeps the baselines.</summary>
    public bool IsOfBaseline { get; }

    /// <summary>How the series are called, with <c>{{label}}</c> for labels; null for a variable.</summary>
    public string? Legend { get; private init; }

    /// <summary>The label whose values a variable lists; null for a panel.</summary>
    public string? Label { get; private init; }

    /// <summary>Names of the dashboard's variables.</summary>
    public ImmutableArray<string> Variables { get; }

    /// <summary>Alerts to which the panel links.</summary>
    public ImmutableArray<string> Alerts { get; }

    /// <summary>Null when the expression is not PromQL.</summary>
    public PromQlReferences? References { get; }

    public PromQlException? SyntaxError { get; }

    /// <summary>Those of panels, of variables, and of annotations.</summary>
    public static ImmutableArray<DashboardQuery> Of(Dashboard dashboard) =>
    [
        .. from panel in dashboard.Panels
           from target in panel.Targets
           let expression = target.Expression
           where expression is not null
           select new DashboardQuery(dashboard, $"{panel.Name} ({target.RefId})", expression, target.Line, target.IsInstant, target.Datasource, panel) { Legend = target.Legend },
        .. from variable in dashboard.Variables
           let expression = variable.Expression
           where expression is not null
           select new DashboardQuery(dashboard, $"variable '{variable.Name}'", expression, variable.Line, isInstant: true, variable.Datasource) { Label = variable.Label },
        .. from annotation in dashboard.Json.At("annotations", "list").Objects()
           let expression = annotation.At("datasource", "type").Text() is null or "prometheus" ? annotation.At("expr").Text() : null
           where expression is { Length: > 0 }
           select new DashboardQuery(dashboard, $"annotation '{annotation.At("name").Text()}'", expression, SourceJson.Line(annotation), isInstant: false, annotation.At("datasource", "uid").Text()),
    ];
}
