using Monitoring.Rules;
using Monitoring.Stacks;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

public sealed class AlertsHaveRunbooksTests
{
    private static readonly SourceFiles Sources = SourceFiles.Load(Repository.Root);

    /// <summary>Alerts that never rest, with the reason.</summary>
    private static readonly Dictionary<string, string> NeverQuiet = new() { ["Watchdog"] = "it fires all the time, to prove that alerting works" };

    [Fact]
    public void Every_alert_has_a_runbook_and_every_runbook_an_alert() => Assert.Equal(Alerts().Order(StringComparer.Ordinal), Sources.Runbooks.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_alert_is_tested_firing_quiet_and_clearing()
    {
        var cases = Cases(Sources.RuleTests.Select(file => JObject.Parse(file.Text)));
        Assert.Empty(Alerts().SelectMany(alert => Untested(alert, cases)));
    }

    [Theory]
    [InlineData("[]", "never fires")]
    [InlineData("[[5, 1]]", "is never quiet")]
    [InlineData("[[5, 0]]", "never fires")]
    [InlineData("[[5, 0], [9, 1]]", "never clears")]
    public void An_alert_without_one_of_the_cases_is_found(string cases, string missing)
    {
        var tests = JArray.Parse(cases).Select(pair => $$"""{ "eval_time": "{{pair[0]}}m", "alertname": "X", "exp_alerts": [{{((int)pair[1]! == 1 ? "{}" : "")}}] }""");
        var file = JObject.Parse($$"""{ "tests": [{ "alert_rule_test": [{{string.Join(',', tests)}}] }] }""");
        Assert.Contains($"X {missing} in alert-rules/tests.", Untested("X", Cases([file])));
    }

    [Fact]
    public void An_alert_that_fires_and_clears_is_fine()
    {
        var file = JObject.Parse("""
            { "tests": [{ "alert_rule_test": [
              { "eval_time": "5m", "alertname": "X" }, { "eval_time": "9m", "alertname": "X", "exp_alerts": [{}] }, { "eval_time": "1h", "alertname": "X", "exp_alerts": [] } ] }] }
            """);
        Assert.Empty(Untested("X", Cases([file])));
    }

    private static IEnumerable<string> Alerts() =>
        Sources.RuleFiles.SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).OfType<AlertRule>()
            .Where(rule => rule.Annotation("runbook_url") is null).Select(rule => rule.Name).Distinct();

    /// <summary>For each test, in the order of time: alert, and whether it is expected to fire.</summary>
    private static List<List<(string Alert, bool Fires)>> Cases(IEnumerable<JObject> files) =>
    [
        .. files.SelectMany(file => file["tests"]!).Select(test => (test["alert_rule_test"] ?? new JArray())
            .OrderBy(item => Monitoring.Settings.Duration.Parse((string)item["eval_time"]!))
            .Select(item => ((string)item["alertname"]!, item["exp_alerts"] is JArray { Count: > 0 })).ToList()),
    ];

    private static IEnumerable<string> Untested(string alert, List<List<(string Alert, bool Fires)>> tests)
    {
        var own = tests.Select(test => test.Where(item => item.Alert == alert).Select(item => item.Fires).ToList()).Where(test => test.Count > 0).ToList();
        if (!own.Exists(test => test.Contains(true)))
            yield return $"{alert} never fires in alert-rules/tests.";
        if (NeverQuiet.ContainsKey(alert))
            yield break;
        if (!own.Exists(test => test.Contains(false)))
            yield return $"{alert} is never quiet in alert-rules/tests.";
        if (!own.Exists(test => test.IndexOf(true) is >= 0 and var first && test.LastIndexOf(false) > first))
            yield return $"{alert} never clears in alert-rules/tests.";
    }
}
