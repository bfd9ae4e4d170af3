using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>A Grafana dashboard of dashboards/, in Grafana's classic model, with the places of its parts.</summary>
public sealed class Dashboard
{
    private Dashboard(SourceFile file, JObject json, ImmutableArray<Problem> problems)
    {
        (File, Json, Problems) = (file, json, problems);
        TopPanels = [.. json.At("panels").Objects().Select(x => new DashboardPanel(x))];
        Variables = [.. json.At("templating", "list").Objects().Select(x => new DashboardVariable(x))];
    }

    public SourceFile File { get; }

    /// <summary>Path relative to the project's root.</summary>
    public string Path => File.Path;

    /// <summary>What addresses of the dashboard are made of.</summary>
    public string? Uid => Json.At("uid").Text();

    public string? Title => Json.At("title").Text();

    public int? SchemaVersion => Json.At("schemaVersion").Number();

    /// <summary>Panels that stand by themselves, rows included, in the order of the file.</summary>
    public ImmutableArray<DashboardPanel> TopPanels { get; }

    /// <summary>All panels, those inside collapsed rows included.</summary>
    public IEnumerable<DashboardPanel> Panels => TopPanels.SelectMany(x => x.Panels.Prepend(x));

    public ImmutableArray<DashboardVariable> Variables { get; }

    /// <summary>Why the file could not be read as a dashboard.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The file's content.</summary>
    internal JObject Json { get; }

    /// <summary>A dashboard that was read before.</summary>
    internal static Dashboard Of(SourceFile file, JObject json) => new(file, json, []);

    /// <summary>Never throws; a broken file is a dashboard without panels and with <see cref="Problems"/>.</summary>
    public static Dashboard Parse(SourceFile file)
    {
        var problems = new List<Problem>();
        var json = SourceJson.Read(file, problems);
        if (json is not null)
            new ObjectReader(file, json, "the dashboard", problems).Objects("panels");
        return new Dashboard(file, json ?? [], [.. problems]);
    }
}
