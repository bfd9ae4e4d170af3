using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Dashboards;

public sealed class OurDashboardsTests
{
    private static readonly IReadOnlyList<SourceFile> Files = SourceTree.Files("dashboards", SearchOption.AllDirectories);

    [Fact]
    public void Every_query_is_found_again_token_by_token()
    {
        var expressions = Files.Select(Dashboard.Parse).SelectMany(x => x.Panels).SelectMany(x => x.Targets).Select(x => x.Expression).OfType<string>().ToList();
        Assert.NotEmpty(expressions);
        Assert.All(expressions, x => Tokens.AssertFoundAgain(x, PromQlLexer.Lex(x, PromQlDialect.Grafana)));
    }

    [Fact]
    public void They_are_clean_for_the_shortest_retention_that_we_recommend() => Assert.Empty(
        DashboardLint.Check(Files, new DashboardLintContext
        {
            Retention = Duration.Hours(24),
            KnownMetrics = KnownMetrics.OfOurExporters,
            RecordedSeries = SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly).SelectMany(file => RuleFile.Parse(file).Groups)
                .SelectMany(group => group.Rules).OfType<RecordingRule>().Select(rule => rule.Name).ToImmutableHashSet(),
        }).Select(x => x.ToString()));

    [Fact]
    public void All_of_them_compile() => Assert.All(Files.Select(DashboardCompiler.Compile), x => Assert.Empty(x.Problems));
}
