using Monitoring.Describe;
using Monitoring.Metrics;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Infra.Metrics;

/// <summary>Catalogues for tests.</summary>
internal static class Catalogue
{
    /// <summary>One catalogue of several jobs; each metric is a line with its name, its type and its labels.</summary>
    public static KnownMetrics Of(params (string Job, string Lines)[] jobs) => KnownMetrics.Parse([new SourceFile("infra/Test/metrics.json", Json(jobs).ToString())]);

    private static JObject Json((string Job, string Lines)[] jobs) => new()
    {
        ["jobs"] = new JObject(jobs.Select(job => new JProperty(job.Job, new JObject { ["source"] = "A test.", ["metrics"] = Metrics(job.Lines) }))),
    };

    private static JObject Metrics(string lines) => new(
        from line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let words = line.Split(' ')
        select new JProperty(words[0], new JObject { ["type"] = words[1], ["labels"] = new JArray(words[2..]) }));
}
