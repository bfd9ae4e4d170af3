using Monitoring.Describe;
using Monitoring.Rules;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Rules;

public sealed class RuleFileTests
{
    [Fact]
    public void Every_key_of_a_rule_file_becomes_typed_with_the_line_of_each_rule()
    {
        var file = Parse("""
            { "groups": [
              { "name": "nodes", "interval": "1m", "query_offset": "30s", "limit": 10, "labels": { "team": "platform" },
                "rules": [
                  { "record": "node:cpu:rate5m", "expr": "rate(x[5m])", "labels": { "a": "b" } },
                  { "alert": "NodeDown",
                    "expr": ["up", "== 0"], "for": "1h30m", "keep_firing_for": "5m",
                    "labels": { "severity": "critical" }, "annotations": { "summary": "S", "description": "D" } } ] } ] }
            """);

        Assert.Empty(file.Problems);
        Assert.Equal("nodes", file.SystemName);
        var group = Assert.Single(file.Groups);
        Assert.Equal((Duration.Minutes(1), Duration.Seconds(30), 10, 2), (group.Interval, group.QueryOffset, group.Limit, group.Line));
        Assert.Equal("team=platform", string.Join(' ', group.Labels.Select(x => $"{x.Key}={x.Value}")));

        var recording = Assert.IsType<RecordingRule>(group.Rules[0]);
        Assert.Equal(("node:cpu:rate5m", "rate(x[5m])", 4, "b"), (recording.Name, recording.Expression, recording.Line, recording.Label("a")));
        var alert = Assert.IsType<AlertRule>(group.Rules[1]);
        Assert.Equal(("NodeDown", "up\n== 0", 5), (alert.Name, alert.Expression, alert.Line));
        Assert.Equal((Duration.Minutes(90), Duration.Minutes(5)), (alert.For, alert.KeepFiringFor));
        Assert.Equal(("critical", "S", "D", null), (alert.Label("severity"), alert.Annotation("summary"), alert.Annotation("description"), alert.Annotation("runbook_url")));
    }

    [Theory]
    [InlineData("{ \"groups\": [ { \"name\": \"a\" \"rules\": [] } ] }", "alert-rules/nodes.json:1:29: This is not JSON: ")]
    [InlineData("", "alert-rules/nodes.json:1:1: This is not JSON: The file is empty.")]
    [InlineData("{ \"groups\": [] } }", "alert-rules/nodes.json:1:18: This is not JSON: ")]
    [InlineData("[]", "alert-rules/nodes.json:1: The file has to hold one JSON object.")]
    [InlineData("{}", "alert-rules/nodes.json:1: The rule file has no 'groups'.")]
    [InlineData("{ \"groups\": [], \"groups\": [] }", "alert-rules/nodes.json:1:26: This is not JSON: Property with the name 'groups' already exists")]
    [InlineData("{ \"groups\": {} }", "alert-rules/nodes.json:1: 'groups' of the rule file has to be a list, not an object.")]
    [InlineData("{ \"groups\": [ 7 ] }", "alert-rules/nodes.json:1: 'groups' of the rule file has to hold objects, not a number.")]
    [InlineData("{ \"grups\": [], \"groups\": [] }", "The rule file has the unknown key 'grups'. Did you mean 'groups'? Known are groups.")]
    [InlineData("{ \"groups\": [ { \"rules\": [] } ] }", "The rule group has no 'name'.")]
    [InlineData("{ \"groups\": [ { \"name\": \"a\" } ] }", "Rule group 'a' has no 'rules'.")]
    [InlineData("{ \"groups\": [ { \"name\": \"a\", \"rules\": [] },\n { \"name\": \"a\", \"rules\": [] } ] }", "alert-rules/nodes.json:2: Rule group 'a' stands in this file twice.")]
    public void A_broken_file_is_a_problem_that_names_the_place(string text, string expected) => Assert.StartsWith(Expected(expected), Only(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"alert\": \"A\"", "Alert A has no 'expr'.")]
    [InlineData("\"alert\": \"A\", \"expr\": 1", "'expr' of alert A has to be text, not a number.")]
    [InlineData("\"alert\": \"A\", \"expr\": \"\"", "'expr' of alert A has to be text that is not empty.")]
    [InlineData("\"alert\": \"A\", \"expr\": [1]", "'expr' of alert A has to be text, or a list of lines of text.")]
    [InlineData("\"alert\": 1, \"expr\": \"up\"", "'alert' of the alert has to be text, not a number.")]
    [InlineData("\"alert\": \"A\", \"expr\": \"up\", \"fro\": \"5m\"", "Alert A has the unknown key 'fro'. Did you mean 'for'? Known are alert, annotations, expr, for, keep_firing_for, labels.")]
    [InlineData("\"alert\": \"A\", \"expr\": \"up\", \"for\": \"5 minutes\"", "'for' of alert A has to be a duration such as 30s, 5m or 1h, not '5 minutes'.")]
    [InlineData("\"alert\": \"A\", \"expr\": \"up\", \"labels\": { \"severity\": true }", "'labels.severity' of alert A has to be text, not true or false.")]
    [InlineData("\"alert\": \"A\", \"expr\": \"up\", \"annotations\": []", "'annotations' of alert A has to be an object with texts, not a list.")]
    [InlineData("\"record\": \"a:b\", \"expr\": \"up\", \"for\": \"5m\"", "Recording rule a:b has the unknown key 'for'. Known are expr, labels, record.")]
    [InlineData("\"alrt\": \"A\", \"expr\": \"up\"", "The rule has neither 'alert' nor 'record'. Did you mean 'alert'?")]
    [InlineData("\"alert\": \"A\", \"record\": \"a:b\", \"expr\": \"up\"", "The rule has both 'alert' and 'record'; it can be only one.")]
    public void A_broken_rule_is_a_problem_that_names_the_rule(string rule, string expected) =>
        Assert.Equal($"alert-rules/nodes.json:3: {expected}", Only($"{{ \"groups\": [\n{{ \"name\": \"a\", \"rules\": [\n{{ {rule} }} ] }} ] }}"));

    [Theory]
    [InlineData("\"ten\"", "ten")]
    [InlineData("-1", "-1")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    public void A_limit_is_a_whole_number(string limit, string shown) => Assert.Equal(
        $"alert-rules/nodes.json:1: 'limit' of rule group 'a' has to be a whole number from 0 on, not {shown}.",
        Only($"{{ \"groups\": [ {{ \"name\": \"a\", \"rules\": [], \"limit\": {limit} }} ] }}"));

    [Fact]
    public void An_alert_may_stand_in_a_group_once_for_each_severity()
    {
        const string Twice = """
            { "groups": [ { "name": "a", "rules": [
              { "alert": "A", "expr": "up", "labels": { "severity": "warning" } },
              { "alert": "A", "expr": "up", "labels": { "severity": "critical" } } ] } ] }
            """;
        Assert.Empty(Parse(Twice).Problems);
        Assert.Equal("alert-rules/nodes.json:3: Alert A stands in rule group 'a' twice with the same severity.", Only(Twice.Replace("critical", "warning", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_right_beside_a_broken_rule_is_still_read()
    {
        var file = Parse("""{ "groups": [ { "name": "a", "rules": [ { "alert": "A" }, { "alert": "B", "expr": "up" } ] } ] }""");
        Assert.Single(file.Problems);
        Assert.Equal("B", Assert.Single(Assert.Single(file.Groups).Rules).Name);
    }

    [Fact]
    public void Whatever_type_a_value_has_nothing_is_thrown()
    {
        const string Good = """
            { "groups": [ { "name": "a", "interval": "1m", "limit": 1, "labels": { "a": "b" }, "rules": [
              { "record": "a:b", "expr": ["up"], "labels": { "a": "b" } },
              { "alert": "A", "expr": "up", "for": "5m", "keep_firing_for": "5m", "labels": { "a": "b" }, "annotations": { "a": "b" } } ] } ] }
            """;
        Assert.Empty(Parse(Good).Problems);
        foreach (var path in JObject.Parse(Good).Descendants().Where(x => x is not JProperty).Select(x => x.Path).ToList())
        {
            foreach (var value in new[] { "7", "1e30", "99999999999999999999", "true", "null", "[]", "[7]", "{}", "{'a':[]}" })
            {
                var rules = JObject.Parse(Good);
                rules.SelectToken(path)!.Replace(JToken.Parse(value));
                Parse(rules.ToString());
            }
        }
    }

    private static string Expected(string text) => text.StartsWith("alert-rules/", StringComparison.Ordinal) ? text : $"alert-rules/nodes.json:1: {text}";

    private static string Only(string text) => Assert.Single(Parse(text).Problems).ToString();

    private static RuleFile Parse(string text) => RuleFile.Parse(new SourceFile("alert-rules/nodes.json", text));
}
