using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Rules;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Everything that the rules and dashboards of a stack read: expressions, queries in the texts of alerts, panels, annotations and variables. What they read is what
/// has to be stored. An expression that is not PromQL reads nothing; the lints complain about it.
/// </summary>
public static class MetricReads
{
    private const string TargetInfo = "target_info";

    /// <param name="rules">Rules of the instance that scrapes.</param>
    /// <param name="dashboards">Dashboards as Grafana gets them.</param>
    /// <param name="prefixes">How the names of metrics begin in this cluster; rules have those of the sources, dashboards are renamed already.</param>
    public static ImmutableArray<MetricRead> Of(IEnumerable<RuleFile> rules, IEnumerable<Dashboard> dashboards, MetricPrefixes prefixes) =>
    [
        .. rules.SelectMany(file => file.Groups.SelectMany(group => group.Rules).SelectMany(rule => OfRule(rule, file.Path, prefixes))),
        .. dashboards.SelectMany(dashboard => DashboardQuery.Of(dashboard).Where(query => !query.IsOfBaseline).SelectMany(query => OfQuery(query, dashboard.Path))),
    ];

    private static IEnumerable<MetricRead> OfRule(Rule rule, string path, MetricPrefixes prefixes)
    {
        var texts = rule is AlertRule alert ? alert.Labels.Concat(alert.Annotations) : rule.Labels;
        var expressions = texts.SelectMany(text => TextTemplate.Queries(text.Value)).Select(query => (Text: query, Dialect: PromQlDialect.Grafana)).Prepend((Text: rule.Expression, Dialect: PromQlDialect.Prometheus));
        return from expression in expressions
               let references = PromQlReferences.TryOf(prefixes.In(expression.Text, expression.Dialect), expression.Dialect)
               where references is not null
               from selector in Selectors(references)
               select new MetricRead(selector, new(rule.Title, path));
    }

    private static IEnumerable<MetricRead> OfQuery(DashboardQuery query, string path) =>
        query.References is { } references ? Selectors(references).Select(selector => new MetricRead(selector, new(query.Owner, path))) : [];

    /// <summary>The function <c>info</c> reads a metric that it does not name.</summary>
    private static IEnumerable<VectorSelector> Selectors(PromQlReferences references) =>
        references.Tree.SelfAndDescendants().Any(x => x is FunctionCall { Name: "info" })
            ? references.Selectors.Append(new VectorSelector(default, TargetInfo, []))
            : references.Selectors;
}
