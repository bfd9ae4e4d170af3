using Monitoring.Alerting;
using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.OnCall;
using Monitoring.Rules;
using Xunit;

namespace Monitoring.Tests.Infra.Alertmanager;

public sealed class AlertRoutingTests
{
    private static readonly OnCallSettings Jsm = new() { Target = OnCallTarget.Jsm };

    private static readonly AlertRoute Routes = AlertRoutes.Of(Jsm, new AlertingSettings());

    [Theory]
    [InlineData("{ 'severity': 'critical' }", "{}")]
    [InlineData("{}", "{ 'severity': 'warning' }")]
    [InlineData("{ 'severity': 'info' }", "{}")]
    [InlineData("{ 'severity': 'warning', 'team': 'web' }", "{ 'severity': 'nonsense' }")]
    public void An_alert_that_ends_where_somebody_meant_it_to_is_fine(string labels, string groupLabels) => Assert.Empty(Check(labels, groupLabels, Routes, Jsm));

    [Fact]
    public void An_alert_without_a_severity_matches_no_route() => Assert.Equal(
        "alert-rules/web.json:1: Alert WebDown matches no route of Alertmanager (its labels are team=\"web\"); the routes ask for severity critical, info, none, warning.",
        Assert.Single(Check("{ 'team': 'web' }", "{}", Routes, Jsm)));

    [Fact]
    public void A_severity_that_no_route_knows_is_found_even_where_nobody_is_on_call()
    {
        var nobody = new OnCallSettings();
        Assert.Contains("severity=\"page\"", Assert.Single(Check("{ 'severity': 'page' }", "{}", AlertRoutes.Of(nobody, new AlertingSettings()), nobody)));
        Assert.Empty(Check("{ 'severity': 'critical' }", "{}", AlertRoutes.Of(nobody, new AlertingSettings()), nobody));
    }

    [Theory]
    [InlineData("web-team", "alert-rules/web.json:1: Alert WebDown is routed to the receiver 'web-team', which does not exist.")]
    [InlineData("nobody", "alert-rules/web.json:1: Alert WebDown is routed to the receiver 'nobody', which tells nobody.")]
    public void A_route_that_leads_nowhere_by_accident_is_found(string receiver, string expected)
    {
        var lost = Routes with { Routes = [new AlertRoute(receiver) { Matchers = [RouteMatcher.Of("severity", "critical")] }] };
        Assert.Equal(expected, Assert.Single(Check("{ 'severity': 'critical' }", "{}", lost, Jsm)));
    }

    private static IEnumerable<string> Check(string labels, string groupLabels, AlertRoute root, OnCallSettings onCall)
    {
        var rules = $$"""{ 'groups': [ { 'name': 'g', 'labels': {{groupLabels}}, 'rules': [ { 'alert': 'WebDown', 'expr': 'up == 0', 'labels': {{labels}} } ] } ] }""";
        return AlertRouting.Check([RuleFile.Parse(new SourceFile("alert-rules/web.json", rules))], root, onCall).Select(problem => problem.ToString());
    }
}
