using System.Net;
using Monitoring.Dashboards;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Rules;
using Monitoring.Stacks;
using Monitoring.Tests.Infra.PromQl;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.PromQl;

/// <summary>Two parsers that were not written here agree with ours on what is an expression, what it is made of, and what is wrong with the others.</summary>
public sealed class PromQlOracleTests
{
    private static readonly SourceFiles Sources = SourceFiles.Load(Repository.Root);

    private static readonly IReadOnlyList<string> Ours = [.. Expressions().Distinct()];

    private static readonly IReadOnlyList<string> Generated = [.. GeneratedExpressions.Take(1500)];

    /// <summary>Functions of Prometheus 3.6 and later; the packaged one is 3.5.</summary>
    private static readonly string[] NewerThanTheOracle = ["first_over_time", "histogram_quantiles", "ts_of_first_over_time"];

    [SkippableFact]
    public async Task Prometheus_accepts_all_of_ours_and_refuses_what_we_refuse_in_the_same_words()
    {
        using var folder = new TemporaryFolder();
        await using var prometheus = await StartedAsync(folder);
        Assert.InRange(Ours.Count, 100, 10_000);
        foreach (var expression in Ours)
            Assert.Equal(("", expression), ((await AskAsync(prometheus, expression)).Refusal, expression));
        foreach (var row in MistypedExpressions.All)
            Assert.Equal(((string)row[1], row[0]), ((await AskAsync(prometheus, (string)row[0])).Refusal, row[0]));
        foreach (var function in PromQlFunctions.All.Except(NewerThanTheOracle))
            Assert.Equal((Read($"{function}()").Refusal, function), ((await AskAsync(prometheus, $"{function}()")).Refusal, function));
    }

    [SkippableFact]
    public async Task Prometheus_reads_the_same_tree_out_of_ours_of_generated_ones_and_of_what_we_print()
    {
        using var folder = new TemporaryFolder();
        await using var prometheus = await StartedAsync(folder);
        var accepted = 0;
        var differences = new List<string>();
        foreach (var expression in Ours.Concat(Generated))
        {
            var (theirs, ours) = (await AskAsync(prometheus, expression), Read(expression));
            if (theirs.Tree is null != ours.Tree is null)
                differences.Add($"{expression}\n  Prometheus: {Verdict(theirs.Refusal)}\n  we:         {Verdict(ours.Refusal)}");
            if (theirs.Tree is null || ours.Tree is null)
                continue;
            accepted++;
            if (theirs.Tree != ours.Tree)
                differences.Add($"{expression}\n  Prometheus: {theirs.Tree}\n  we:         {ours.Tree}");
            var printed = PromQlPrinter.Print(ours.Expression!);
            var again = await AskAsync(prometheus, printed);
            if (again.Tree != theirs.Tree || printed != PromQlPrinter.Print(PromQlParser.Parse(printed)))
                differences.Add($"{expression}\n  printed:    {printed}\n  Prometheus: {Verdict(again.Refusal)}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join("\n\n", differences.Take(25))}");
        Assert.InRange(accepted - Ours.Count, Generated.Count / 10, Generated.Count * 9 / 10);
    }

    [SkippableFact]
    public async Task The_grammar_of_the_user_interface_finds_the_same_metrics()
    {
        // Prometheus takes a metric called offset, the user interface does not.
        var read = Ours.Concat(Generated).Select(expression => (Text: expression, Read(expression).Expression))
            .Where(read => read.Expression is { } expression && !Metrics(expression).Contains("offset", StringComparer.OrdinalIgnoreCase)).ToList();
        var result = await Tool.RunWithInputAsync(
            JsonConvert.SerializeObject(read.Select(x => x.Text)), "node", Repository.PathOf("tests", "Real.Tests", "PromQl", "lezer.mjs"), await Binaries.NodePackagesAsync("lezer-promql"));
        Assert.True(result.ExitCode == 0, result.ToString());
        var answers = JArray.Parse(result.Output);
        var differences = read.Zip(answers)
            .Where(pair => (bool?)pair.Second["accepted"] != true || !Plain(pair.Second["metrics"]!.Values<string>()).SequenceEqual(Plain(Metrics(pair.First.Expression!))))
            .Select(pair => $"{pair.First.Text}\n  {pair.Second.ToString(Formatting.None)}").ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join("\n\n", differences.Take(25))}");
    }

    private static string Verdict(string refusal) => refusal.Length == 0 ? "accepted" : refusal;

    private static IEnumerable<string> Metrics(PromQlExpression expression) =>
        expression.SelfAndDescendants().OfType<VectorSelector>().SelectMany(selector => new[] { selector.Name, selector.Fixed("__name__") }).OfType<string>();

    /// <summary>The names that no quoting changes.</summary>
    private static IEnumerable<string> Plain(IEnumerable<string?> names) =>
        names.OfType<string>().Where(name => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.')).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Expressions() =>
        Sources.RuleFiles.SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).Select(rule => rule.Expression)
            .Concat(Sources.Dashboards.SelectMany(file => Dashboard.Parse(file).Panels).SelectMany(panel => panel.Targets).Select(target => target.Expression).OfType<string>().Select(Filled));

    /// <summary>A query after Grafana: a duration for what stands in a window, a number for anything else. Variables inside strings are text to Prometheus.</summary>
    private static string Filled(string query)
    {
        var tokens = PromQlLexer.Lex(query, PromQlDialect.Grafana).Where(token => token.Kind != PromQlTokenKind.Comment).ToList();
        return string.Join(' ', tokens.Select((token, i) => token.Kind != PromQlTokenKind.Variable ? token.Text : i > 0 && tokens[i - 1].Text is "[" or ":" or "offset" ? "5m" : "1"));
    }

    private static (PromQlExpression? Expression, string? Tree, string Refusal) Read(string text)
    {
        try
        {
            var expression = PromQlParser.Parse(text);
            return (expression, PrometheusTree.Of(expression).ToString(Formatting.None), "");
        }
        catch (PromQlException e)
        {
            return (null, null, e.Message);
        }
    }

    private static async Task<PrometheusProcess> StartedAsync(TemporaryFolder folder)
    {
        var port = FreePorts.Next();
        var prometheus = new PrometheusProcess(await Binaries.PathOfAsync("prometheus"), port,
            [$"--config.file={folder.Write("prometheus.yml", "{}")}", $"--storage.tsdb.path={folder.PathOf("data")}", $"--web.listen-address=127.0.0.1:{port}", "--enable-feature=promql-experimental-functions"]);
        await prometheus.StartAsync();
        return prometheus;
    }

    /// <summary>What Prometheus makes of an expression, or what it says is wrong.</summary>
    private static async Task<(string? Tree, string Refusal)> AskAsync(PrometheusProcess prometheus, string expression)
    {
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("query", expression)]);
        using var response = await prometheus.Http.PostAsync(new Uri("api/v1/parse_query", UriKind.Relative), body);
        var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
        return response.StatusCode == HttpStatusCode.OK
            ? (PrometheusTree.Normal((JObject)answer["data"]!).ToString(Formatting.None), "")
            : (null, ((string?)answer["error"] ?? "").Replace("invalid parameter \"query\": ", "", StringComparison.Ordinal));
    }
}
