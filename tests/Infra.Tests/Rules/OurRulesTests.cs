using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class OurRulesTests
{
    private static readonly ImmutableArray<RuleFile> Files = [.. SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly).Select(RuleFile.Parse)];

    [Fact]
    public void Every_expression_is_found_again_token_by_token()
    {
        var expressions = Files.SelectMany(x => x.Groups).SelectMany(x => x.Rules).Select(x => x.Expression).ToList();
        Assert.NotEmpty(expressions);
        Assert.All(expressions, x => Tokens.AssertFoundAgain(x, PromQlLexer.Lex(x)));
    }

    [Fact]
    public void They_are_clean_for_the_shortest_retention_that_we_recommend()
    {
        var problems = RuleLint.Check(SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly), new RuleLintContext
        {
            Retention = Duration.Hours(24),
            ScrapeInterval = Duration.Seconds(30),
            EvaluationInterval = Duration.Seconds(30),
            Severities = ImmutableHashSet.Create("critical", "warning", "info", "none"),
            RunbookExists = _ => true,
            TestedAlerts = Files.SelectMany(x => x.Groups).SelectMany(x => x.Rules).Select(x => x.Name).ToImmutableHashSet(),
            KnownMetrics = KnownMetrics.OfOurExporters,
        });
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
    }
}
