using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Host;

/// <summary>Talks to an Alertmanager.</summary>
internal sealed partial class AlertmanagerApi(HttpClient http) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One that a stack on this host runs.</summary>
    public static AlertmanagerApi Of(HostProgramState program, HostFolder folder) => new(WebFiles.Client(program.Address, folder, Patience));

    /// <summary>One at any address, such as behind a tunnel.</summary>
    public static AlertmanagerApi At(Uri address) => new(new HttpClient { BaseAddress = address, Timeout = Patience });

    public Uri Address => http.BaseAddress!;

    /// <summary>Raises an alert, or ends it when <paramref name="ends"/> is past.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or refuses.</exception>
    public async Task RaiseAsync(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations, DateTimeOffset starts, DateTimeOffset ends, CancellationToken cancellation)
    {
        var body = JsonConvert.SerializeObject(new[] { new { labels, annotations, startsAt = starts, endsAt = ends } });
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync(new Uri("api/v2/alerts", UriKind.Relative), content, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"it answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}");
    }

    /// <summary>The alert with a label; null while it is not known.</summary>
    public async Task<JToken?> FindAsync(string label, string value, CancellationToken cancellation) =>
        JArray.Parse(await http.GetStringAsync(new Uri($"api/v2/alerts?filter={Uri.EscapeDataString($"{label}=\"{value}\"")}", UriKind.Relative), cancellation)).FirstOrDefault();

    /// <summary>How many notifications were tried so far, and how many failed, by the reason.</summary>
    public async Task<NotificationCounts> CountsAsync(CancellationToken cancellation)
    {
        var lines = (await http.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellation)).Split('\n');
        return new NotificationCounts(
            lines.Where(line => line.StartsWith("alertmanager_notifications_total{", StringComparison.Ordinal)).Sum(ValueOf),
            lines.Where(line => line.StartsWith("alertmanager_notifications_failed_total{", StringComparison.Ordinal) && ValueOf(line) > 0)
                .ToDictionary(line => string.Join(": ", Quoted().Matches(line).Select(match => match.Groups[1].Value)), ValueOf, StringComparer.Ordinal));
    }

    public void Dispose() => http.Dispose();

    private static double ValueOf(string line) => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);

    [GeneratedRegex("=\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
