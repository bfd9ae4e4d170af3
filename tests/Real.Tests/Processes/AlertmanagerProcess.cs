using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Processes;

/// <summary>A real Alertmanager.</summary>
internal sealed class AlertmanagerProcess(string command, int port, IEnumerable<string> arguments) : RealProcess(command, port, arguments)
{
    protected override string ReadyPath => "-/ready";

    /// <summary>Names of the alerts that this one knows as active.</summary>
    public async Task<IReadOnlyList<string>> ActiveAlertsAsync()
    {
        var alerts = JArray.Parse(await Http.GetStringAsync(new Uri("api/v2/alerts?active=true", UriKind.Relative)));
        return [.. alerts.Select(alert => (string)alert["labels"]!["alertname"]!)];
    }

    /// <summary>Number of Alertmanagers that this one sees, itself included.</summary>
    public async Task<int> PeersAsync() => (await ClusterAsync())["peers"]?.Count() ?? 0;

    /// <summary>
    /// Turn in which this one notifies: 0 notifies at once, each further one only when those before it did not. Peers sort by their names.
    /// </summary>
    public async Task<int> PositionAsync()
    {
        var cluster = await ClusterAsync();
        var own = (string)cluster["name"]!;
        return cluster["peers"]!.Count(peer => string.CompareOrdinal((string)peer["name"]!, own) < 0);
    }

    private async Task<JToken> ClusterAsync() => (await GetJsonAsync("api/v2/status"))["cluster"]!;
}
