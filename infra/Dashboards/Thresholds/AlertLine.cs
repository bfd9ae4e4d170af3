namespace Monitoring.Dashboards.Thresholds;

/// <summary>A threshold as a panel draws it.</summary>
/// <param name="Severity">Severity of the alert that fires beyond it.</param>
/// <param name="Value">In the unit of the panel.</param>
/// <param name="IsUpper">True when the alert fires above it.</param>
public sealed record AlertLine(string Severity, double Value, bool IsUpper)
{
    /// <summary>Grafana's colour of the side on which the alert fires.</summary>
    public string Color => Severity switch { "critical" => "red", "warning" => "orange", _ => "blue" };

    /// <summary>How serious the alert is; more is worse.</summary>
    internal int Rank => Severity switch { "critical" => 2, "warning" => 1, _ => 0 };
}
