using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>What <see cref="RelabelRules"/> says is stored is what a real Prometheus stores.</summary>
public sealed class RelabelOracleTests
{
    private const string Exposition = """
        http_requests_total{code="200",method="GET",path="/a"} 1
        http_requests_total{code="404",method="GET",path="/a/b"} 1
        http_requests_total{code="500",method="POST",path=""} 1
        # TYPE http_duration_seconds histogram
        http_duration_seconds_bucket{le="0.5",method="GET"} 1
        http_duration_seconds_bucket{le="30",method="GET"} 1
        http_duration_seconds_bucket{le="+Inf",method="GET"} 1
        container_memory{id="/kubepods/pod1/abc",container="main",namespace="a",pod="p-1"} 1
        container_memory{id="/kubepods/pod1",container="",namespace="a",pod="p-1"} 1
        container_memory{id="/",container="",namespace="",pod=""} 1
        node_Info{MixedCase="ÄbC",label_team="x",label_env="y"} 1
        up_to_date 1
        """;

    private static readonly ImmutableArray<ImmutableArray<RelabelRule>> Samples =
    [
        [],
        [Relabel.Keep("http_.+", "__name__")],
        [Relabel.Drop("http_.+|up", "__name__")],
        [Relabel.Keep("http_requests_total;(200|404)", "__name__", "code")],
        [Relabel.Drop("container_memory;", "__name__", "container")],
        [Relabel.Drop("container_memory;;", "__name__", "container", "namespace")],
        [Relabel.Keep("http_duration_seconds_bucket;30", "__name__", "le")],
        [Relabel.Keep(@"http_duration_seconds_bucket;30\.0", "__name__", "le")],
        [Relabel.DropLabels("id|path|label_.+")],
        [Relabel.DropLabels("i")],
        [new RelabelRule("labelkeep") { Regex = "__name__|job|code|id|le|method|path|container|namespace|instance" }],
        [Relabel.Replace("/kubepods/([^/]+)(/.*)?", "$1", "group", "id")],
        [Relabel.Replace("/kubepods/([^/]+)(/.*)?", "${1}x-$1y-$$-$", "group", "id")],
        [Relabel.Replace("(?P<kind>http|node)_(?P<rest>.+)", "${rest}_$kind", "renamed", "__name__")],
        [Relabel.Replace("http_(.+)", "web_$1", "__name__", "__name__")],
        [Relabel.Replace("(.*)", "x$1", "copy", "code")],
        [Relabel.Replace("(.+)", "", "method", "code")],
        [Relabel.Set("fixed", "value"), Relabel.Set("path", "")],
        [Relabel.Replace("(GET)", "$1", "label_$1", "method")],
        [new RelabelRule("replace") { SourceLabels = ["namespace", "pod"], Separator = "/", Regex = "(.+/.+)", TargetLabel = "workload" }],
        [new RelabelRule("lowercase") { SourceLabels = ["MixedCase"], TargetLabel = "low" }, new RelabelRule("uppercase") { SourceLabels = ["method", "MixedCase"], TargetLabel = "up" }],
        [new RelabelRule("hashmod") { SourceLabels = ["__name__", "path"], TargetLabel = "shard", Modulus = 7 }],
        [new RelabelRule("hashmod") { SourceLabels = ["__name__"], TargetLabel = "shard", Modulus = 3 }, Relabel.Keep("1|2", "shard")],
        [new RelabelRule("labelmap") { Regex = "label_(.+)", Replacement = "x_$1" }],
        [new RelabelRule("labelmap") { Regex = "l(.*)_(.*)", Replacement = "$2_$1" }],
        [Relabel.Copy("code", "same"), new RelabelRule("keepequal") { SourceLabels = ["code"], TargetLabel = "same" }, new RelabelRule("dropequal") { SourceLabels = ["method"], TargetLabel = "nothing" }],
        [Relabel.Replace("http_.+|node_.+", "true", "__tmp_unused", "__name__"), Relabel.Replace("http_requests_total", "", "__tmp_unused", "__name__"), Relabel.Drop("true", "__tmp_unused")],
        [Relabel.Replace(@"\S+;\w+", "word", "kind", "__name__", "method"), Relabel.Replace(@"[^\d]+", "none", "digits", "__name__")],
    ];

    [SkippableFact]
    public async Task Relabelling_leaves_what_a_real_Prometheus_stores()
    {
        await using var exporter = new FakeExporter { Metrics = Exposition };
        using var root = new TemporaryFolder();
        var port = FreePorts.Next();
        await using var prometheus = new PrometheusProcess(
            await Binaries.PathOfAsync("prometheus"), port,
            [$"--config.file={root.Write("prometheus.yml", Configuration(exporter.Address.Authority))}", $"--storage.tsdb.path={root.PathOf("data")}", $"--web.listen-address=127.0.0.1:{port}"]);
        await prometheus.StartAsync();
        await Eventually.HoldsAsync(
            "every job has been scraped", TimeSpan.FromSeconds(60), async () => await prometheus.QueryAsync("count(up == 1)") == Samples.Length, () => prometheus.Evidence);

        var stored = (await prometheus.GetJsonAsync("api/v1/series?match[]={job=~\".%2B\"}")).SelectTokens("data[*]").Cast<JObject>().ToLookup(x => (string)x["job"]!, Text);

        for (var i = 0; i < Samples.Length; i++)
        {
            var own = stored[$"{i}"].Where(x => !x.Contains("__name__=scrape_", StringComparison.Ordinal) && !x.Contains("__name__=up ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal($"{i}\n{string.Join('\n', Expected(i, exporter.Address.Authority))}", $"{i}\n{string.Join('\n', own)}");
        }
    }

    private static IEnumerable<string> Expected(int sample, string instance)
    {
        var relabelling = new RelabelRules(Samples[sample]);
        return Series().Select(series => new Dictionary<string, string>(series) { ["job"] = $"{sample}", ["instance"] = instance })
            .Where(relabelling.Apply).Select(labels => Text(labels.Select(x => (x.Key, x.Value)))).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The page above as Prometheus reads it: without empty labels, and with bounds of buckets as decimal fractions.</summary>
    private static IEnumerable<Dictionary<string, string>> Series() =>
        from line in Exposition.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        where line[0] != '#'
        let name = line.Split('{', ' ')[0]
        let labels = line.Contains('{', StringComparison.Ordinal) ? line[(line.IndexOf('{', StringComparison.Ordinal) + 1)..line.IndexOf('}', StringComparison.Ordinal)].Split(',') : []
        select labels.Select(x => x.Split('=')).Select(x => (Name: x[0], Value: x[1].Trim('"'))).Append((Name: RelabelRules.Name, Value: name)).Where(x => x.Value.Length > 0)
            .ToDictionary(x => x.Name, x => x.Name == "le" && x.Value == "30" ? "30.0" : x.Value, StringComparer.Ordinal);

    private static string Text(JObject labels) => Text(labels.Properties().Select(x => (x.Name, (string)x.Value!)));

    private static string Text(IEnumerable<(string Name, string Value)> labels) => string.Join(' ', labels.OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => $"{x.Name}={x.Value}"));

    private static string Configuration(string address) => Yaml.Write(new YamlMap
    {
        ["global"] = new YamlMap { ["scrape_interval"] = "1s" },
        ["scrape_configs"] = Samples.Select((rules, i) => new YamlMap
        {
            ["job_name"] = $"{i}",
            ["static_configs"] = new[] { new YamlMap { ["targets"] = new[] { address } } },
            ["metric_relabel_configs"] = rules.Select(ScrapeConfig.Relabelling).ToArray(),
        }).ToArray(),
    });
}
