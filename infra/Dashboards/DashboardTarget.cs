using Monitoring.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>One query of a panel.</summary>
public sealed class DashboardTarget
{
    internal DashboardTarget(JObject json, DashboardPanel panel) => (Json, Panel) = (json, panel);

    public DashboardPanel Panel { get; }

    public string? RefId => Json.At("refId").Text();

    /// <summary>PromQL, for targets of a Prometheus data source; null for any other.</summary>
    public string? Expression => (Json.At("datasource", "type").Text() ?? Panel.Json.At("datasource", "type").Text()) is null or "prometheus" ? Json.At("expr").Text() : null;

    /// <summary>Uid of the data source, usually a variable; the panel's, unless the target has its own.</summary>
    public string? Datasource => Json.At("datasource", "uid").Text() ?? Panel.Json.At("datasource", "uid").Text();

    /// <summary>True when only the value at the end of the time range is asked for.</summary>
    public bool IsInstant => Json.At("instant").Flag() == true && Json.At("range").Flag() != true;

    /// <summary>How its series are called, with <c>{{label}}</c> for labels.</summary>
    public string? Legend => Json.At("legendFormat").Text();

    /// <summary>Line of the expression, or of the target.</summary>
    public int Line => SourceJson.Line(Json.At("expr") ?? Json);

    internal JObject Json { get; }
}
