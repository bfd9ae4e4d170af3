using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Describe;
using Monitoring.Rules;
using Monitoring.Rules.Overrides;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Rules.Overrides;

public sealed class AlertOverridesTests
{
    private const string Rules = """
        { "groups": [
          { "name": "web", "labels": { "severity": "warning" }, "rules": [
            { "alert": "WebSlow", "expr": "web_seconds > 0.5 # threshold", "for": "10m", "keep_firing_for": "5m" },
            { "alert": "WebDown", "expr": "up == 0", "for": "5m", "labels": { "severity": "critical" } } ] },
          { "name": "disk", "rules": [
            { "record": "disk:free:ratio", "expr": "free / size" },
            { "alert": "DiskFull", "expr": "disk:free:ratio < 0.05 # threshold\nand size > 0", "for": "5m", "labels": { "severity": "critical" } },
            { "alert": "DiskFull", "expr": "disk:free:ratio < 0.15 # threshold\nand size > 0", "for": "1h", "labels": { "severity": "warning" } } ] },
          { "name": "alone", "rules": [ { "alert": "Alone", "expr": "a > 1 # threshold", "for": "5m", "labels": { "severity": "info" } } ] } ] }
        """;

    private static readonly AlertOverrideContext Context = new()
    {
        Severities = ImmutableHashSet.Create("critical", "warning", "info"),
        Retention = Duration.Hours(24),
        AlertsOfOtherFiles = ImmutableSortedDictionary<string, string>.Empty.Add("EtcdNoLeader", "alert-rules/etcd.json"),
    };

    [Fact]
    public void Nothing_changes_without_overrides()
    {
        var result = Apply();
        Assert.Empty(result.Problems);
        Assert.Equal(RuleCompiler.Compile([File], "r"), RuleCompiler.Compile(result.Files, "r"));
    }

    [Fact]
    public void Threshold_waits_and_severity_of_an_alert_are_replaced()
    {
        var change = new AlertOverride { Threshold = 2, For = Duration.Hours(1), KeepFiringFor = Duration.Zero, Severity = "critical" };
        var result = Apply(("WebSlow", change));
        Assert.Empty(result.Problems);
        var alert = Assert.Single(Alerts(result, "WebSlow"));
        Assert.Equal("web_seconds > 2 # threshold", alert.Expression);
        Assert.Equal((Duration.Hours(1), null, "critical"), (alert.For, alert.KeepFiringFor, alert.Label("severity")));
        Assert.Equal("up == 0", Assert.Single(Alerts(result, "WebDown")).Expression);
    }

    [Fact]
    public void Each_severity_of_an_alert_has_keys_of_its_own_and_shares_the_others()
    {
        var result = Apply(("DiskFull", new AlertOverride { For = Duration.Minutes(2), Critical = new() { Threshold = 0.1, For = Duration.Minutes(1) }, Warning = new() { Threshold = 0.2 } }));
        Assert.Empty(result.Problems);
        Assert.Equal(
            [("disk:free:ratio < 0.1 # threshold\nand size > 0", Duration.Minutes(1)), ("disk:free:ratio < 0.2 # threshold\nand size > 0", (Duration?)Duration.Minutes(2))],
            Alerts(result, "DiskFull").Select(x => (x.Expression, x.For)));
    }

    [Fact]
    public void An_alert_that_is_switched_off_is_left_out_and_so_is_a_group_of_which_nothing_is_left()
    {
        var result = Apply(("Alone", new AlertOverride { Enabled = false }), ("DiskFull", new AlertOverride { Warning = new() { Enabled = false } }));
        Assert.Empty(result.Problems);
        Assert.Equal(["web", "disk"], Assert.Single(result.Files).Groups.Select(x => x.Name));
        Assert.Equal("critical", Assert.Single(Alerts(result, "DiskFull")).Label("severity"));
    }

    [Fact]
    public void A_file_of_which_nothing_is_left_is_left_out()
    {
        const string Only = """{ "groups": [ { "name": "g", "rules": [ { "alert": "A", "expr": "up == 0" } ] } ] }""";
        var overrides = ImmutableSortedDictionary<string, AlertOverride>.Empty.Add("A", new AlertOverride { Enabled = false });
        Assert.Empty(AlertOverrides.Apply([RuleFile.Parse(new SourceFile("alert-rules/a.json", Only))], overrides, Context).Files);
    }

    [Fact]
    public void A_severity_may_move_where_the_other_rule_is_switched_off()
    {
        var result = Apply(("DiskFull", new AlertOverride { Critical = new() { Enabled = false }, Warning = new() { Severity = "critical" } }));
        Assert.Empty(result.Problems);
        Assert.Equal("critical", Assert.Single(Alerts(result, "DiskFull")).Label("severity"));
    }

    public static TheoryData<string, AlertOverride, string> Mistakes => new()
    {
        { "WebSlw", new() { Threshold = 1 }, "monitoring:alerts.WebSlw: There is no alert 'WebSlw'. Did you mean 'WebSlow'?" },
        { "Etcd", new() { Threshold = 1 }, "monitoring:alerts.Etcd: There is no alert 'Etcd'. Did you mean 'EtcdNoLeader'?" },
        { "Quite", new() { Threshold = 1 }, "monitoring:alerts.Quite: There is no alert 'Quite'." },
        { "EtcdNoLeader", new() { For = Duration.Zero }, "monitoring:alerts.EtcdNoLeader: Alert EtcdNoLeader belongs to alert-rules/etcd.json, which this stack does not load because what it watches is switched off. Switch that on, or remove the override." },
        { "WebDown", new() { Threshold = 1 }, "monitoring:alerts.WebDown.threshold: Alert WebDown has no threshold that can be replaced; it is about a state. Accepted are enabled, for, keepFiringFor and severity." },
        { "DiskFull", new() { Threshold = 0.1 }, "monitoring:alerts.DiskFull.threshold: Alert DiskFull has one threshold each for critical and warning; say which, such as monitoring:alerts.DiskFull.critical.threshold." },
        { "DiskFull", new() { Info = new() { Threshold = 0.1 } }, "monitoring:alerts.DiskFull.info: Alert DiskFull has no rule of severity info, only critical and warning." },
        { "WebSlow", new() { Critical = new() { Threshold = 0.1 } }, "monitoring:alerts.WebSlow.critical: Alert WebSlow has no rule of severity critical, only warning." },
        { "DiskFull", new() { Severity = "warning" }, "monitoring:alerts.DiskFull.severity: Alert DiskFull would have two rules of severity warning; switch one of them off, or leave their severities apart." },
        { "DiskFull", new() { Critical = new() { Severity = "warning" } }, "monitoring:alerts.DiskFull.critical.severity: Alert DiskFull would have two rules of severity warning; switch one of them off, or leave their severities apart." },
        { "WebSlow", new() { Severity = "critcal" }, "monitoring:alerts.WebSlow.severity: No route of Alertmanager knows the severity 'critcal'; accepted are critical, info, warning. Did you mean 'critical'?" },
        { "WebSlow", new() { For = Duration.Hours(25) }, "monitoring:alerts.WebSlow.for: 25h is longer than this stack keeps samples (24h)." },
        { "DiskFull", new() { Warning = new() { Threshold = 0.01 } }, "monitoring:alerts.DiskFull.warning.threshold: The warning would come at 0.01, after the critical alert at 0.05." },
        { "DiskFull", new() { Critical = new() { Threshold = 0.5 } }, "monitoring:alerts.DiskFull.critical.threshold: The warning would come at 0.15, after the critical alert at 0.5." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void An_override_that_cannot_be_followed_is_an_error(string name, AlertOverride change, string expected) => Is(ProblemLevel.Error, expected, name, change);

    public static TheoryData<string, AlertOverride, string> Idle => new()
    {
        { "WebSlow", new(), "monitoring:alerts.WebSlow: The override changes nothing; remove it." },
        { "DiskFull", new() { Critical = new() }, "monitoring:alerts.DiskFull.critical: The override changes nothing; remove it." },
        { "WebSlow", new() { Threshold = 0.5 }, "monitoring:alerts.WebSlow.threshold: The override changes nothing, because the threshold of the alert is 0.5 already; remove it." },
        { "WebSlow", new() { For = Duration.Minutes(10) }, "monitoring:alerts.WebSlow.for: The override changes nothing, because it is 10m already; remove it." },
        { "WebDown", new() { KeepFiringFor = Duration.Zero }, "monitoring:alerts.WebDown.keepFiringFor: The override changes nothing, because it is 0s already; remove it." },
        { "WebSlow", new() { Severity = "warning" }, "monitoring:alerts.WebSlow.severity: The override changes nothing, because it is warning already; remove it." },
        { "WebSlow", new() { Enabled = false, Threshold = 3 }, "monitoring:alerts.WebSlow: The override changes more than 'enabled', which has no effect, because the alert is switched off." },
        { "DiskFull", new() { Enabled = false, Critical = new() { Threshold = 0.2 } }, "monitoring:alerts.DiskFull.critical: The override changes nothing, because the alert is switched off." },
    };

    [Theory]
    [MemberData(nameof(Idle))]
    public void An_override_without_effect_is_a_warning(string name, AlertOverride change, string expected) => Is(ProblemLevel.Warning, expected, name, change);

    private static void Is(ProblemLevel level, string expected, string name, AlertOverride change)
    {
        var problem = Assert.Single(Apply((name, change)).Problems);
        Assert.Equal((level, expected), (problem.Level, problem.ToString()));
    }

    private static RuleFile File => RuleFile.Parse(new SourceFile("alert-rules/web.json", Rules));

    private static OverriddenRules Apply(params (string Name, AlertOverride Change)[] overrides) =>
        AlertOverrides.Apply([File], overrides.ToImmutableSortedDictionary(x => x.Name, x => x.Change, StringComparer.Ordinal), Context);

    private static IEnumerable<AlertRule> Alerts(OverriddenRules rules, string name) =>
        rules.Files.SelectMany(x => x.Groups).SelectMany(x => x.Rules).OfType<AlertRule>().Where(x => x.Name == name);
}
