using Monitoring.Describe;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Metrics;
using Newtonsoft.Json;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

/// <summary>Texts of alerts state no figure that settings can replace.</summary>
public sealed class TextsOfAlertsTests
{
    [Theory]
    [InlineData("a > 10 # threshold", "It has been so for 10 minutes.", "states in 'summary' how long it waits ('10 minutes'), which settings can change. Leave it out.")]
    [InlineData("a > 10 # threshold", "So for ten minutes now.", "states in 'summary' how long it waits ('ten minutes'), which settings can change. Leave it out.")]
    [InlineData("a > 10 # threshold", "Since 10m.", "states in 'summary' how long it waits ('10m'), which settings can change. Leave it out.")]
    [InlineData("increase(a[10m]) > 5 # threshold", "{{ $value | humanize }} within 10 minutes.", "")]
    [InlineData("increase(a[10m]) > 5 # threshold", "More than zero for 10 minutes.", "states in 'summary' how long it waits ('10 minutes'), which settings can change. Leave it out.")]
    [InlineData("a > 5 # threshold", "More than 5 times.", "states its threshold in 'summary' ('5'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 5 # threshold", "More than five times, {{ $value | printf \"%.5f\" }}.", "states its threshold in 'summary' ('five'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 0.05 # threshold", "Over 5 % of them.", "states its threshold in 'summary' ('5 %'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 0.1 # threshold", "Over a tenth of them.", "states its threshold in 'summary' ('a tenth'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 0.5 # threshold", "Half of them wait 500 ms.", "states its threshold in 'summary' ('Half'), which settings can change. Say it with {{ $value }}, or leave it out.\nstates its threshold in 'summary' ('500 ms'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 104857600 # threshold", "Above 100 MiB.", "states its threshold in 'summary' ('100 MiB'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 43200 # threshold", "It runs longer than 12 hours.", "states its threshold in 'summary' ('12 hours'), which settings can change. Say it with {{ $value }}, or leave it out.")]
    [InlineData("a > 1 # threshold", "No one of v1, one or another, IPv4 and 0.15 says it.", "")]
    [InlineData("a > 5", "More than 5 times.", "")]
    public void A_text_is_checked(string expression, string summary, string expected)
    {
        var rule = $$"""
            { "groups": [ { "name": "g", "rules": [ { "alert": "WebSlow", "expr": {{JsonConvert.ToString(expression)}}, "for": "10m",
              "labels": { "severity": "warning" }, "annotations": { "summary": {{JsonConvert.ToString(summary)}}, "description": "D" } } ] } ] }
            """;
        Assert.Equal(expected, Lint(rule));
    }

    [Theory]
    [InlineData("a > 5 # threshold", "")]
    [InlineData("a > b # threshold", "has the mark '# threshold' behind something that is not a number. It belongs directly behind the number that is compared.")]
    [InlineData("a > 5 # threshold\nand b > 6 # threshold", "marks more than one threshold; only one number can be replaced.")]
    [InlineData("a + 5 # threshold\n> 6", "marks 5 as its threshold, but in front of it stands no <, <=, > or >=.")]
    [InlineData("a == 5 # threshold", "marks 5 as its threshold, but in front of it stands no <, <=, > or >=.")]
    [InlineData("a > 5 # threshold\n* b", "marks 5 as its threshold, which is only a part of what is compared. Write one number.")]
    [InlineData("a > 5 # treshold", "has the comment '# treshold'. Did you mean '# threshold'?")]
    [InlineData("a > 5 # because it is so", "")]
    public void A_mark_is_checked(string expression, string expected) => Assert.Equal(expected, Lint($$"""
        { "groups": [ { "name": "g", "rules": [ { "alert": "WebSlow", "expr": {{JsonConvert.ToString(expression)}}, "for": "10m",
          "labels": { "severity": "warning" }, "annotations": { "summary": "S", "description": "D" } } ] } ] }
        """));

    [Fact]
    public void Only_alerts_have_thresholds() => Assert.Equal(
        "Recording rule a:b marks a threshold, which only alerts have.",
        Lint("""{ "groups": [ { "name": "g", "rules": [ { "record": "a:b", "expr": "a > 5 # threshold" } ] } ] }"""));

    private static string Lint(string rules)
    {
        var problems = RuleLint.Check([new SourceFile("alert-rules/web.json", rules)], new RuleLintContext
        {
            Retention = Duration.Hours(24),
            ScrapeInterval = Duration.Seconds(30),
            EvaluationInterval = Duration.Seconds(30),
            Severities = new HashSet<string> { "warning" },
            RunbookExists = _ => true,
            TestedAlerts = new HashSet<string> { "WebSlow" },
            KnownMetrics = Catalogue.Of(),
        });
        return string.Join('\n', problems.Select(x => x.Message.Replace("Alert WebSlow ", "", StringComparison.Ordinal)));
    }
}
