using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Metrics;
using Monitoring.Prometheus;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Newtonsoft.Json.Linq;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Real.Lists;

/// <summary>
/// Scrape lists lose nothing: two real Prometheus scrape the same synthetic targets of every job, one with the compiled relabelling and one without, and every
/// selector and every expression of all rules and panels has the same answer in both.
/// </summary>
public sealed partial class NothingGoesDarkTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(180);

    private static readonly MonitoringSettings Everything = new()
    {
        Cluster = new() { Provider = ClusterProvider.Kubeadm, Nodes = 10, KubeProxyPods = "k8s-app=kube-proxy" },
        Baseline = new() { Enabled = true },
        Logging = new() { Enabled = true },
        Tracing = new() { Enabled = true },
        Logstash = new() { Enabled = true },
        Etcd = new() { Enabled = true, Members = 3, Extensive = true },
        Nats = new() { Enabled = true, Servers = 3, JetStream = true, Healthz = true, MetricPrefix = "nats" },
        Cockroachdb = new() { Enabled = true, Nodes = 3 },
        Istio = new() { Enabled = true, UpstreamStats = true, Ambient = true },
        Knative = new() { Enabled = true, Version = "1.21", EventingNamespace = "knative-eventing" },
        Micro = new() { Enabled = true },
    };

    [SkippableFact]
    public async Task Every_selector_and_every_expression_has_the_same_answer_with_and_without_the_lists()
    {
        var sources = SourceFiles.Load(Repository.Root);
        var plan = MonitoringPlan.Create(Everything, sources, "test");
        Assert.Empty(plan.Problems);
        var jobs = plan.Descriptions.SelectMany(x => x.ScrapeJobs).ToList();
        var all = MonitoringPlan.Create(Everything with { Prometheus = new() { Jobs = jobs.ToImmutableSortedDictionary(x => x.Name, _ => new ScrapeJobSettings { Keep = KeptMetrics.All }) } }, sources, "test");

        await using var exporters = new SyntheticExporters(jobs.Select(x => new SyntheticJob(x, KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(plan.Descriptions)), plan.ScrapeLists.Reads)));
        using var root = new TemporaryFolder();
        foreach (var (name, text) in plan.RuleFiles)
            root.Write($"rules/{name}", Interval().Replace(text, ""));
        await using var narrow = await StartAsync(root, "narrow", plan, exporters);
        await using var wide = await StartAsync(root, "wide", all, exporters);
        await Eventually.HoldsAsync("both have seen all of every target", Soon, () => exporters.IsThrough(2), () => $"{exporters.Series} series\n{narrow.Evidence}");
        await ReloadWithRulesAsync(root, narrow, wide);

        var different = await DifferentAsync(narrow, wide, plan);
        Assert.True(different.Count == 0, $"These have other answers with the lists:\n{string.Join('\n', different)}");
        Assert.InRange(await narrow.QueryAsync("count({__name__=~'.+'})") ?? 0, 1, (await wide.QueryAsync("count({__name__=~'.+'})") ?? 0) * 0.8);
    }

    private static async Task<List<string>> DifferentAsync(PrometheusProcess narrow, PrometheusProcess wide, MonitoringPlan plan)
    {
        var timed = Timed(plan);
        var selectors = plan.ScrapeLists.Reads.Where(x => x.Selector.Name is not { } name || !timed.Contains(name)).Select(x => PromQlPrinter.Print(x.Selector)).Select(WithoutVariables).ToHashSet(StringComparer.Ordinal);
        var expressions = Expressions(plan).Select(WithoutVariables).Where(x => !Metrics(x).Any(timed.Contains)).Distinct(StringComparer.Ordinal).ToList();
        // A label that no expression can see may be gone; that none sees it is what the expressions prove.
        var unseen = KnownMetrics.OfOurExporters.Jobs.SelectMany(x => KnownMetrics.OfOurExporters.ForJob(x)!.Decided).SelectMany(x => x.Labels).ToHashSet();
        var (left, answered) = (selectors.Concat(expressions).ToList(), new HashSet<string>());
        // What a busy machine evaluated at another time than the other is asked again; what is lost stays lost.
        for (var attempt = 0; attempt < 4 && left.Count > 0; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1;
            var still = new List<string>();
            foreach (var expression in left)
            {
                var without = selectors.Contains(expression) ? unseen : [];
                var (few, many) = (await AnswerAsync(narrow, expression, time, without), await AnswerAsync(wide, expression, time, without));
                if (many.Count > 0)
                    answered.Add(expression);
                if (!few.SequenceEqual(many))
                    still.Add($"{expression}\n  {few.Count} and {many.Count} results: {string.Join(' ', few.Except(many).Concat(many.Except(few)).Take(2))}");
            }

            if (attempt == 3 || still.Count == 0)
            {
                Assert.True(answered.Count(selectors.Contains) > selectors.Count * 0.9, $"Only {answered.Count(selectors.Contains)} of {selectors.Count} selectors select anything: {string.Join('\n', selectors.Except(answered).Take(40))}");
                return still;
            }

            left = [.. still.Select(x => x.Split("\n  ")[0])];
        }

        return [];
    }

    /// <summary>
    /// Series that say how a scrape or an evaluation went and when, and what is recorded from them: no answers of a target. The reload that ends scraping may
    /// cut off one of them.
    /// </summary>
    private static HashSet<string> Timed(MonitoringPlan plan)
    {
        var timed = new HashSet<string>(["up", "ALERTS", "ALERTS_FOR_STATE", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling", "scrape_series_added", "scrape_sample_limit"], StringComparer.Ordinal);
        var recorded = plan.Rules.SelectMany(x => x.Groups).SelectMany(x => x.Rules).OfType<RecordingRule>().ToList();
        while (recorded.Find(rule => !timed.Contains(rule.Name) && Metrics(rule.Expression).Any(timed.Contains)) is { } next)
            timed.Add(next.Name);
        return timed;
    }

    private static ImmutableSortedSet<string> Metrics(string expression) => PromQlReferences.Of(expression).Metrics;

    private static IEnumerable<string> Expressions(MonitoringPlan plan)
    {
        var prefixes = MetricPrefixes.Of(plan.Descriptions);
        return plan.Rules.SelectMany(x => x.Groups).SelectMany(x => x.Rules).Select(x => prefixes.In(x.Expression))
            .Concat(plan.Dashboards.SelectMany(x => Dashboard.Parse(new SourceFile(x.SourcePath!, x.Json)).Panels).SelectMany(x => x.Targets).Select(x => x.Expression).OfType<string>());
    }

    /// <summary>What Grafana would put there: windows, a number, and any value of a label.</summary>
    private static string WithoutVariables(string expression) => Variable().Replace(Window().Replace(expression, "5m"), x => Quoted(expression, x.Index) ? ".*" : "5");

    private static bool Quoted(string expression, int index) => expression.Take(index).Count(c => c == '"') % 2 == 1;

    private static async Task<List<string>> AnswerAsync(PrometheusProcess prometheus, string expression, long time, HashSet<string> without)
    {
        using var content = new FormUrlEncodedContent([new("query", expression), new("time", time.ToString(CultureInfo.InvariantCulture))]);
        using var response = await prometheus.Http.PostAsync(new Uri("api/v1/query", UriKind.Relative), content);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        if ((string?)answer["status"] != "success")
            return [$"{answer["errorType"]}"];
        return answer["data"]!["result"] is JArray { Count: > 0 } results && results[0] is JObject
            ? [.. results.Select(x => $"{string.Join(',', ((JObject)x["metric"]!).Properties().Where(p => !without.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value}"))} {(x["value"] is { } number ? Rounded((string)number[1]!) : $"{x["histogram"]![1]}")}").Order(StringComparer.Ordinal)]
            : [.. answer["data"]!["result"]!.Select(x => $"{x}").Skip(1).Select(Rounded)];
    }

    /// <summary>Sums of floats depend on their order in the last digits, and series have another order where there are more of them.</summary>
    private static string Rounded(string value) => double.Parse(value, CultureInfo.InvariantCulture).ToString("G10", CultureInfo.InvariantCulture);

    private static async Task<PrometheusProcess> StartAsync(TemporaryFolder root, string asker, MonitoringPlan plan, SyntheticExporters exporters)
    {
        var configuration = root.Write($"{asker}.yml", YamlText.Edit(plan.PrometheusYaml, yaml =>
        {
            foreach (var section in new[] { "rule_files", "alerting" })
                yaml.Children.Remove(section);
            // Each answer is another point in time, so one that a busy machine is too late for is lost.
            yaml.Set("global", new YamlMappingNode("scrape_interval", "2s", "scrape_timeout", "2s", "evaluation_interval", "2s"));
            foreach (var job in yaml.Maps("scrape_configs"))
                Synthesize(job, asker, exporters, exporters.TargetsOf(job.Text("job_name")!));
        }));
        var port = FreePorts.Next();
        var prometheus = new PrometheusProcess(await Binaries.PathOfAsync("prometheus"), port, [$"--config.file={configuration}", "--query.lookback-delta=1h", "--enable-feature=native-histograms", $"--storage.tsdb.path={root.PathOf(asker)}", $"--web.listen-address=127.0.0.1:{port}"]);
        await prometheus.StartAsync();
        return prometheus;
    }

    /// <summary>Leaves of a job what it asks for and what happens to series after the scrape.</summary>
    private static void Synthesize(YamlMappingNode job, string asker, SyntheticExporters exporters, ImmutableArray<ImmutableSortedDictionary<string, string>> targets)
    {
        var name = job.Text("job_name")!;
        foreach (var key in job.Children.Keys.Cast<YamlScalarNode>().Where(key => key.Value is not ("job_name" or "params" or "honor_labels" or "convert_classic_histograms_to_nhcb" or "metric_relabel_configs")).ToList())
            job.Children.Remove(key);
        job.Set("static_configs", new YamlSequenceNode(targets.Select((labels, i) => new YamlMappingNode(
            "targets", new YamlSequenceNode(exporters.Address.Authority),
            "labels", new YamlMappingNode(labels.SetItem("__metrics_path__", $"/{asker}/{name}/{i}").SelectMany(x => new YamlNode[] { x.Key, new YamlScalarNode(x.Value) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted } }))))));
    }

    /// <summary>Rules begin when all samples are there, so that both evaluate the same; both read the same files, because the time of evaluation depends on their path.</summary>
    private static async Task ReloadWithRulesAsync(TemporaryFolder root, params PrometheusProcess[] all)
    {
        foreach (var asker in new[] { "narrow", "wide" })
            root.Write($"{asker}.yml", $"global: {{ evaluation_interval: 2s }}\nrule_files: ['{root.PathOf("rules")}/*.yml']\n");
        foreach (var prometheus in all)
        {
            await prometheus.ReloadAsync();
            await Eventually.HoldsAsync("rules are evaluated", Soon, async () => (await prometheus.RulesAsync()) is { Count: > 0 } rules && rules.All(x => (double?)x["evaluationTime"] > 0), () => prometheus.Evidence);
        }

        // Several levels of recorded series, each one evaluation later than the one below it.
        await Task.Delay(TimeSpan.FromSeconds(7));
    }

    [GeneratedRegex(@"(?m)^\s+interval: .*\n")]
    private static partial Regex Interval();

    [GeneratedRegex(@"\$\{?__(rate_interval|interval|range)\b\}?")]
    private static partial Regex Window();

    [GeneratedRegex(@"\$\{\w+(:\w+)?\}|\$\w+")]
    private static partial Regex Variable();
}
