using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Processes;

/// <summary>A real Prometheus.</summary>
internal sealed class PrometheusProcess(string command, int port, IEnumerable<string> arguments) : RealProcess(command, port, arguments)
{
    protected override string ReadyPath => "-/ready";

    /// <summary>Makes it read its configuration as an operator would, whether it sees a change or not.</summary>
    public Task ReloadAsync() => Tool.RunAsync("/bin/kill", "-HUP", $"{Id}");

    /// <summary>Sum of the values that an instant query gives; null when it gives none.</summary>
    public async Task<double?> QueryAsync(string expression)
    {
        var answer = await GetJsonAsync($"api/v1/query?query={Uri.EscapeDataString(expression)}");
        var values = answer.SelectTokens("data.result[*].value[1]").Select(value => double.Parse((string)value!, CultureInfo.InvariantCulture)).ToList();
        return values.Count == 0 ? null : values.Sum();
    }

    /// <summary>All rules of all groups, as <c>/api/v1/rules</c> gives them.</summary>
    public async Task<IReadOnlyList<JToken>> RulesAsync() => [.. (await GetJsonAsync("api/v1/rules")).SelectTokens("data.groups[*].rules[*]")];

    /// <summary>Active targets, as <c>/api/v1/targets</c> gives them.</summary>
    public async Task<IReadOnlyList<JToken>> TargetsAsync() => [.. (await GetJsonAsync("api/v1/targets?state=active")).SelectTokens("data.activeTargets[*]")];
}
