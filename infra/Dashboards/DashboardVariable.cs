using System.Text.RegularExpressions;
using Monitoring.Baseline;
using Monitoring.Json;
using Monitoring.Prometheus;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>A variable that the viewer chooses a value of.</summary>
public sealed class DashboardVariable
{
    private const string LabelValues = "label_values(";
    private const string QueryResult = "query_result(";
    private const string Metrics = "metrics(";

    internal DashboardVariable(JObject json) => Json = json;

    public string? Name => Json.At("name").Text();

    /// <summary>Grafana's name of the kind of variable: <c>datasource</c>, <c>query</c>, <c>interval</c>.</summary>
    public string? Type => Json.At("type").Text();

    public string? Query => Json.At("query").Text() ?? Json.At("query", "query").Text();

    /// <summary>Uid of the data source of a query variable.</summary>
    public string? Datasource => Json.At("datasource", "uid").Text();

    /// <summary>True for a choice of data sources that leaves only the instance that keeps the baselines.</summary>
    public bool ChoosesBaseline =>
        Type == "datasource" && Json.At("regex").Text()?.Trim('/') is { Length: > 0 } regex
        && Regex.IsMatch(BaselineTool.DatasourceName, regex) && !Regex.IsMatch(PrometheusTool.DatasourceName, regex);

    public int Line => SourceJson.Line(Json);

    /// <summary>The PromQL inside the query, which Grafana wraps in functions of its own; null when there is none.</summary>
    public string? Expression
    {
        get
        {
            if (Type != "query" || Query?.Trim() is not { } query || !query.EndsWith(')'))
                return null;
            if (query.StartsWith(QueryResult, StringComparison.Ordinal))
                return query[QueryResult.Length..^1];
            if (query.StartsWith(Metrics, StringComparison.Ordinal))
                return $"{{__name__=~{JsonConvert.ToString(query[Metrics.Length..^1].Trim())}}}";
            var comma = query.LastIndexOf(',');
            return query.StartsWith(LabelValues, StringComparison.Ordinal) && comma > 0 ? query[LabelValues.Length..comma] : null;
        }
    }

    /// <summary>The label whose values it lists, with <c>label_values(metric, label)</c>; null for any other query.</summary>
    public string? Label => Type == "query" && Query?.Trim() is { } query && query.StartsWith(LabelValues, StringComparison.Ordinal) && query.EndsWith(')')
        ? query[(Math.Max(query.LastIndexOf(','), LabelValues.Length - 1) + 1)..^1].Trim()
        : null;

    internal JObject Json { get; }
}
