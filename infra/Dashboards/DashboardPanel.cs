using System.Collections.Immutable;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>A panel or a row.</summary>
public sealed class DashboardPanel
{
    internal DashboardPanel(JObject json)
    {
        Json = json;
        Targets = [.. json.At("targets").Objects().Select(x => new DashboardTarget(x, this))];
        Panels = [.. json.At("panels").Objects().Select(x => new DashboardPanel(x))];
    }

    public int? Id => Json.At("id").Number();

    /// <summary>Grafana's name of the kind of panel: <c>timeseries</c>, <c>row</c>.</summary>
    public string? Type => Json.At("type").Text();

    public string? Title => Json.At("title").Text();

    public string? Description => Json.At("description").Text();

    /// <summary>Unit of its values: for all fields, for some of them by an override, or on a heat map's axis.</summary>
    public string? Unit => Json.At("fieldConfig", "defaults", "unit").Text()
        ?? Json.At("options", "yAxis", "unit").Text()
        ?? Json.At("fieldConfig", "overrides").Objects().SelectMany(x => x.At("properties").Objects())
            .Where(x => x.At("id").Text() == "unit").Select(x => x.At("value").Text()).FirstOrDefault();

    /// <summary>Alerts that look at what the panel shows: those to whose runbooks it links (<c>docs/runbooks/Name.md</c>).</summary>
    public IEnumerable<string> LinkedAlerts => Json.At("links").Objects().Select(x => AlertLink.AlertOf(x.At("url").Text())).OfType<string>();

    /// <summary>Place on the grid; null when it is missing or not of whole numbers.</summary>
    public GridPosition? Position => (Number("x"), Number("y"), Number("w"), Number("h")) is ({ } x, { } y, { } w, { } h) ? new(x, y, w, h) : null;

    public ImmutableArray<DashboardTarget> Targets { get; }

    /// <summary>The panels inside a collapsed row.</summary>
    public ImmutableArray<DashboardPanel> Panels { get; }

    public int Line => SourceJson.Line(Json);

    /// <summary>How messages call it.</summary>
    public string Name => Title is { Length: > 0 } title ? $"panel '{title}'" : Id is { } id ? $"panel {id}" : "a panel";

    internal JObject Json { get; }

    private int? Number(string key) => Json.At("gridPos", key).Number();
}
