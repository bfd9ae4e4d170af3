using System.Net;
using Monitoring.Dashboards;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Stacks;
using Monitoring.Tests.Infra.PromQl;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A real Prometheus and our parser agree on what is an expression, and on what is wrong with the others.</summary>
public sealed class PromQlOracleTests
{
    private static readonly SourceFiles Sources = SourceFiles.Load(Repository.Root);

    [SkippableFact]
    public async Task Prometheus_accepts_all_of_ours_and_refuses_what_we_refuse_in_the_same_words()
    {
        using var root = new TemporaryFolder();
        var port = FreePorts.Next();
        await using var prometheus = new PrometheusProcess(await Binaries.PathOfAsync("prometheus"), port,
            [$"--config.file={root.Write("prometheus.yml", "{}")}", $"--storage.tsdb.path={root.PathOf("data")}", $"--web.listen-address=127.0.0.1:{port}", "--enable-feature=promql-experimental-functions"]);
        await prometheus.StartAsync();

        var ours = Expressions().Distinct().ToList();
        Assert.InRange(ours.Count, 100, 10_000);
        foreach (var expression in ours)
            Assert.Equal(("", expression), (await RefusalAsync(prometheus, expression), expression));
        foreach (var row in MistypedExpressions.All)
            Assert.Equal(((string)row[1], row[0]), (await RefusalAsync(prometheus, (string)row[0]), row[0]));
        foreach (var function in PromQlFunctions.All.Except(NewerThanTheOracle))
            Assert.Equal((OwnRefusal($"{function}()"), function), (await RefusalAsync(prometheus, $"{function}()"), function));
    }

    /// <summary>Functions of Prometheus 3.6 and later; the packaged one is 3.5.</summary>
    private static readonly string[] NewerThanTheOracle = ["first_over_time", "histogram_quantiles", "ts_of_first_over_time"];

    private static IEnumerable<string> Expressions() =>
        Sources.RuleFiles.SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).Select(rule => rule.Expression)
            .Concat(Sources.Dashboards.SelectMany(file => Dashboard.Parse(file).Panels).SelectMany(panel => panel.Targets).Select(target => target.Expression).OfType<string>().Select(Filled));

    /// <summary>A query after Grafana: a duration for what stands in a window, a number for anything else. Variables inside strings are text to Prometheus.</summary>
    private static string Filled(string query)
    {
        var tokens = PromQlLexer.Lex(query, PromQlDialect.Grafana).Where(token => token.Kind != PromQlTokenKind.Comment).ToList();
        return string.Join(' ', tokens.Select((token, i) => token.Kind != PromQlTokenKind.Variable ? token.Text : i > 0 && tokens[i - 1].Text is "[" or ":" or "offset" ? "5m" : "1"));
    }

    private static string OwnRefusal(string expression)
    {
        try
        {
            PromQlParser.Parse(expression);
            return "";
        }
        catch (PromQlException e)
        {
            return e.Message;
        }
    }

    /// <summary>What Prometheus says is wrong; nothing when it is an expression.</summary>
    private static async Task<string> RefusalAsync(PrometheusProcess prometheus, string expression)
    {
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("query", expression)]);
        using var response = await prometheus.Http.PostAsync(new Uri("api/v1/parse_query", UriKind.Relative), body);
        if (response.StatusCode == HttpStatusCode.OK)
            return "";
        var error = (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["error"] ?? "";
        return error.Replace("invalid parameter \"query\": ", "", StringComparison.Ordinal);
    }
}
