using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Host;

/// <summary>Asks a Prometheus that the command started.</summary>
internal sealed class PrometheusClient(Uri address, HttpClient? http = null)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Job and health of each target, such as <c>node-exporter up</c>.</summary>
    public async Task<IReadOnlyList<string>> TargetsAsync() =>
        [.. (await GetAsync("api/v1/targets?state=active")).SelectTokens("data.activeTargets[*]").Select(target => $"{target["labels"]!["job"]} {target["health"]}").Order(StringComparer.Ordinal)];

    /// <summary>Names of all rules.</summary>
    public async Task<IReadOnlyList<string>> RulesAsync() => [.. (await GetAsync("api/v1/rules")).SelectTokens("data.groups[*].rules[*].name").Select(name => (string)name!)];

    /// <summary>A label and the value of each series that an expression gives now.</summary>
    public async Task<IReadOnlyList<string>> SeriesAsync(string expression, string label) =>
        [.. (await GetAsync($"api/v1/query?query={Uri.EscapeDataString(expression)}")).SelectTokens("data.result[*]").Select(series => $"{series["metric"]![label]} {series["value"]![1]}").Order(StringComparer.Ordinal)];

    private async Task<JObject> GetAsync(string path) => JObject.Parse(await (http ?? Http).GetStringAsync(new Uri(address, path)));
}
