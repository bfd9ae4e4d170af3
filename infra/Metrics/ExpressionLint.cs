using System.Collections.Immutable;
using Monitoring.Metrics.Checks;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics;

/// <summary>
/// Says what is wrong with an expression that is PromQL and still does not say what its author meant: metrics used against their type, labels that nothing has,
/// sides that never match. Only what is certain without asking a server is said.
/// </summary>
public static class ExpressionLint
{
    private static readonly ImmutableArray<IExpressionCheck> Checks =
    [
        new RatesAreOfCounters(),
        new DeltasAreOfGauges(),
        new CountersAreNotAveraged(),
        new RatesComeBeforeRecording(),
        new QuantilesAreOfBuckets(),
        new QuantilesAreNotAveraged(),
        new AveragesHaveNoQuantiles(),
        new QuantileIsOfOne(),
        new RatiosAreOfOneFamily(),
        new MatchedLabelsExist(),
        new GroupedLabelsExist(),
        new JoinedLabelsExist(),
        new ReplacedLabelsExist(),
        new SidesCanMatch(),
        new SelectorsCanMatch(),
        new ComparisonsCanBeTrue(),
        new RegexesAreNeeded(),
        new GroupingsAreSteady(),
        new SharedMetricsNameTheirJob(),
        new MetricsAreKept(),
    ];

    /// <summary>Ends of sentences that start with the rule or the query, each once.</summary>
    public static IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) => Checks.SelectMany(x => x.Check(expression, series)).Distinct();
}
