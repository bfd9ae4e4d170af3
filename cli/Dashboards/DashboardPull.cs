using System.Net;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Settings;
using Monitoring.Stacks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Dashboards;

/// <summary>Takes a dashboard out of Grafana into the project.</summary>
/// <param name="grafana">The way to Grafana.</param>
/// <param name="plan">The stack that it shows.</param>
/// <param name="root">The project's folder.</param>
internal sealed partial class DashboardPull(BackendClient grafana, MonitoringPlan plan, string root)
{
    /// <summary>Writes the source.</summary>
    /// <param name="uid">Uid of the dashboard.</param>
    /// <param name="folder">Folder of dashboards/ for a new one; null where it is not new.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its path in the project; null when the source says the same already.</returns>
    /// <exception cref="ProblemsException">There is no such dashboard, or nobody says where a new one belongs.</exception>
    public async Task<string?> PullAsync(string uid, string? folder, CancellationToken cancellation)
    {
        var pulled = await AskAsync(uid, cancellation);
        var known = plan.Dashboards.FirstOrDefault(dashboard => (string?)Parse(dashboard.Json)["uid"] == uid);
        var path = known?.SourcePath ?? $"dashboards/{Demand(folder, uid)}/{NameOf((string?)pulled["title"] ?? uid)}.json";
        var file = Path.Combine(root, path);
        var before = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellation) : null;
        var text = PulledDashboard.Text(pulled, before is null ? null : Parse(before), known is null ? null : Parse(known.Json));
        if (text == before)
            return null;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancellation);
        return path;
    }

    private async Task<JObject> AskAsync(string uid, CancellationToken cancellation)
    {
        try
        {
            return (await grafana.GetAsync($"api/dashboards/uid/{Uri.EscapeDataString(uid)}", cancellation))["dashboard"] as JObject
                ?? throw new ProblemsException(Problem.Error(uid, "What answered is no Grafana."));
        }
        catch (BackendRefusedException e) when (e.Status == HttpStatusCode.NotFound)
        {
            throw new ProblemsException(Problem.Error(uid, "Grafana has no dashboard with this uid; it is in the dashboard's address, behind /d/."));
        }
    }

    private string Demand(string? folder, string uid)
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(root, "dashboards")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return folder is not null && folders.Contains(folder) ? folder
            : throw new ProblemsException(Problem.Error(folder ?? uid, folder is null
                ? $"It is a new dashboard; --folder says where it belongs: {string.Join(", ", folders)}."
                : $"There is no such folder in dashboards/.{Nearest.Suggestion(folder, folders)}"));
    }

    private static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static string NameOf(string title) => Unusual().Replace(title.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unusual();
}
