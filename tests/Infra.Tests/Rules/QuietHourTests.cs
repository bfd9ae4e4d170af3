using Monitoring.Describe;
using Monitoring.PromQl;
using Monitoring.Rules;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

/// <summary>
/// promtool shows that the quiet hours raise no alert. That says something only when rules have something to look at, so each metric that their rule
/// files read has to be in the data, from the job that the rule asks.
/// </summary>
public sealed class QuietHourTests
{
    public static TheoryData<string> Tests => [.. Paths];

    private static IEnumerable<string> Paths =>
        SourceTree.Files("alert-rules/tests", SearchOption.TopDirectoryOnly).Select(file => file.Path).Where(path => Path.GetFileName(path).StartsWith("quiet-hour", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Tests))]
    public void Every_metric_that_its_rules_read_is_in_the_data(string path)
    {
        var test = JObject.Parse(Text(path));
        var data = test.SelectTokens("tests[*].input_series[*].series").Select(series => PromQlReferences.Of((string)series!).Selectors.Single())
            .SelectMany(series => new[] { (series.Name, series.Fixed("job")), (series.Name, null) }).ToHashSet();
        Assert.NotEmpty(data);

        var missing = from file in Rules(test).Select(RuleFile.Parse)
                      from rule in file.Groups.SelectMany(x => x.Rules)
                      from selector in PromQlReferences.Of(rule.Expression).Selectors
                      where selector.Name is { } name && name != "ALERTS" && !name.Contains(':', StringComparison.Ordinal)
                      where !data.Contains((selector.Name, selector.Fixed("job")))
                      select $"{file.SystemName}: {selector.Name} of job {selector.Fixed("job") ?? "any"}";
        Assert.Empty(missing.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Rules of the instance with the long memory look at weeks; their own tests have quiet ones.</summary>
    [Fact]
    public void Every_rule_file_that_the_scraping_instance_evaluates_is_in_a_quiet_hour()
    {
        var replayed = Paths.SelectMany(path => Rules(JObject.Parse(Text(path)))).Select(file => file.Path).ToHashSet();

        var missing = SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly)
            .Where(file => !Path.GetFileName(file.Path).StartsWith("baseline-", StringComparison.Ordinal) && RuleFile.Parse(file).Groups.SelectMany(group => group.Rules).OfType<AlertRule>().Any())
            .Select(file => file.Path).Where(path => !replayed.Contains(path));
        Assert.Empty(missing);
    }

    private static string Text(string path) => SourceTree.Files("alert-rules/tests", SearchOption.TopDirectoryOnly).Single(file => file.Path == path).Text;

    private static List<SourceFile> Rules(JObject test)
    {
        var names = test["rule_files"]!.Select(file => (string)file!).ToHashSet();
        var files = SourceTree.Files("alert-rules", SearchOption.TopDirectoryOnly).Where(file => names.Contains($"../{Path.GetFileName(file.Path)}")).ToList();
        Assert.Equal(names.Count, files.Count);
        return files;
    }
}
