using Monitoring.Alerting;
using Monitoring.Alertmanager;
using Monitoring.OnCall;
using Xunit;

namespace Monitoring.Tests.Infra.Alertmanager;

public sealed class AlertRoutesTests
{
    private static readonly OnCallSettings Jsm = new() { Target = OnCallTarget.Jsm, Heartbeat = new() { Name = "prod" } };

    [Theory]
    [InlineData("NodeDown", "critical", "on-call", false)]
    [InlineData("NodeDown", "warning", "on-call", false)]
    [InlineData("NodeDown", "info", "nobody", true)]
    [InlineData("Watchdog", "none", "heartbeat", false)]
    [InlineData("NodeDown", "unknown", "on-call", false)]
    public void An_alert_goes_down_the_tree_as_in_Alertmanager(string name, string severity, string receiver, bool silent)
    {
        var route = AlertRoutes.Of(Jsm, new AlertingSettings()).Find(Labels(name, severity));
        Assert.Equal((receiver, silent), (route!.Receiver, route.SilentBecause is not null));
    }

    [Fact]
    public void Without_an_on_call_service_everything_is_silent_on_purpose()
    {
        var root = AlertRoutes.Of(new OnCallSettings(), new AlertingSettings());
        Assert.All(new[] { "critical", "warning", "info", "none" }, severity => Assert.NotNull(root.Find(Labels("NodeDown", severity))!.SilentBecause));
    }

    [Fact]
    public void The_routes_say_which_severities_there_are() =>
        Assert.Equal(["critical", "info", "none", "warning"], AlertRoutes.Of(Jsm, new AlertingSettings()).Severities);

    [Fact]
    public void A_matcher_of_several_values_takes_them_literally()
    {
        var matcher = RouteMatcher.Of("team", "a.b", "c");
        Assert.Equal("team=~\"a\\\\.b|c\"", matcher.ToString());
        Assert.True(matcher.Matches(new Dictionary<string, string> { ["team"] = "a.b" }));
        Assert.False(matcher.Matches(new Dictionary<string, string> { ["team"] = "axb" }));
        Assert.False(matcher.Matches(new Dictionary<string, string>()));
    }

    private static Dictionary<string, string> Labels(string name, string severity) => new() { ["alertname"] = name, ["severity"] = severity };
}
