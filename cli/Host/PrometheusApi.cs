using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Host;

/// <summary>Asks a Prometheus. Every method gives null, or nothing, when it does not answer.</summary>
internal sealed class PrometheusApi(HttpClient http) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One that a stack on this host runs.</summary>
    public static PrometheusApi Of(HostProgramState program, HostFolder folder) => new(WebFiles.Client(program.Address, folder, Patience));

    /// <summary>Active targets.</summary>
    public async Task<IReadOnlyList<JToken>> TargetsAsync(CancellationToken cancellation) => [.. (await GetAsync("api/v1/targets?state=active", cancellation))?.SelectTokens("data.activeTargets[*]") ?? []];

    /// <summary>Rules of all groups.</summary>
    public async Task<IReadOnlyList<JToken>> RulesAsync(CancellationToken cancellation) => [.. (await GetAsync("api/v1/rules", cancellation))?.SelectTokens("data.groups[*].rules[*]") ?? []];

    /// <summary>Number of series in memory.</summary>
    public async Task<long?> SeriesAsync(CancellationToken cancellation) => (long?)(await GetAsync("api/v1/status/tsdb?limit=1", cancellation))?.SelectToken("data.headStats.numSeries");

    /// <summary>The value of a metric without labels that the server exposes about itself.</summary>
    public async Task<double?> OwnMetricAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var line = (await http.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellation)).Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<JObject?> GetAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return JObject.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
