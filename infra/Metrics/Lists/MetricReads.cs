using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Questions;
using Monitoring.Rules;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Everything that the rules and dashboards of a stack and the command read: expressions, queries in the texts of alerts, panels, annotations and variables. What they
/// read is what has to be stored. An expression that is not PromQL reads nothing; the lints complain about it.
/// </summary>
public static class MetricReads
{
    private const string TargetInfo = "target_info";

    /// <param name="rules">Rules of the instance that scrapes.</param>
    /// <param name="dashboards">Dashboards as Grafana gets them.</param>
    /// <param name="prefixes">How the names of metrics begin in this cluster; rules have those of the sources, dashboards are renamed already.</param>
    public static ImmutableArray<MetricRead> Of(IEnumerable<RuleFile> rules, IEnumerable<Dashboard> dashboards, MetricPrefixes prefixes) =>
    [
        .. rules.AsParallel().AsOrdered().SelectMany(file => file.Groups.SelectMany(group => group.Rules).SelectMany(rule => OfRule(rule, file.Path, prefixes))),
        .. dashboards.AsParallel().AsOrdered().SelectMany(dashboard => DashboardQuery.Of(dashboard).Where(query => !query.IsOfBaseline).SelectMany(query => OfQuery(query, dashboard.Path))),
    ];

    /// <summary>What <c>./monitor</c> asks a running stack.</summary>
    /// <param name="prefixes">How the names of metrics begin in this cluster.</param>
    public static IEnumerable<MetricRead> OfCommand(MetricPrefixes prefixes) =>
        from asked in QuestionList.All
        let references = PromQlReferences.TryOf(prefixes.In(asked.Question.Expression, PromQlDialect.Grafana), PromQlDialect.Grafana)
        where references is not null
        from read in Reads(references, new($"'{asked.Question.Name}'", $"./monitor {asked.Verb}"))
        select read;

    private static IEnumerable<MetricRead> OfRule(Rule rule, string path, MetricPrefixes prefixes)
    {
        var alert = rule as AlertRule;
        var texts = alert is null ? rule.Labels : alert.Labels.Concat(alert.Annotations);
        var expressions = texts.SelectMany(text => TextTemplate.Queries(text.Value)).Select(query => (Text: query, Dialect: PromQlDialect.Grafana)).Prepend((Text: rule.Expression, Dialect: PromQlDialect.Prometheus));
        return from expression in expressions
               let references = PromQlReferences.TryOf(prefixes.In(expression.Text, expression.Dialect), expression.Dialect)
               where references is not null
               from read in Reads(references, new(rule.Title, path))
               select read with { IsAlert = alert is not null, For = alert?.For, RecordedAs = (rule as RecordingRule)?.Name };
    }

    private static IEnumerable<MetricRead> OfQuery(DashboardQuery query, string path) => query.References is { } references ? Reads(references, new(query.Owner, path)) : [];

    private static IEnumerable<MetricRead> Reads(PromQlReferences references, MetricReader reader)
    {
        var (live, quantiles) = (LiveLabels.Of(references.Tree), QuantileReads.Of(references.Tree));
        foreach (var read in references.Lookbacks)
            yield return new MetricRead(read.Selector, reader) { Windows = read.Windows, Live = live[read.Selector], QuantileBounds = quantiles.TryGetValue(read.Selector, out var bounds) ? bounds : null };
        // This function reads a metric that it does not name.
        if (references.Tree.SelfAndDescendants().Any(x => x is FunctionCall { Name: "info" }))
            yield return new MetricRead(new VectorSelector(default, TargetInfo, []), reader);
    }
}
