using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Alertmanager;
using Monitoring.OnCall;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Alertmanager;

public sealed class AlertmanagerConfigTests
{
    private static readonly OnCallSettings Jsm = new() { Target = OnCallTarget.Jsm, Heartbeat = new() { Name = "prometheus-prod" } };

    [Fact]
    public void Without_anybody_on_call_alerts_go_nowhere() => Golden.Matches(AlertmanagerConfig.Compile(new(), new()), "nobody.yml");

    [Fact]
    public void All_but_the_inhibition_for_people_on_call_with_a_heartbeat_and_quiet_nights() => Golden.Matches(
        WithoutInhibition(AlertmanagerConfig.Compile(
            Jsm with { Responders = [new() { Name = "platform" }, new() { Name = "jo@example.com", Type = "user" }], Tags = ["kubernetes", "prod"] },
            new AlertingSettings
            {
                TimeWindows = ImmutableSortedDictionary<string, TimeWindow>.Empty
                    .Add("nights", new() { Days = ["monday:friday"], From = new(18, 0), To = new(8, 0), Location = "Europe/Berlin" })
                    .Add("weekend", new() { Days = ["saturday", "sunday"] }),
                MuteWarningsIn = ["nights", "weekend"],
            })),
        "jsm.yml");

    [Fact]
    public void Who_is_on_call_changes_nothing_about_inhibition() =>
        Assert.Equal(Inhibition(AlertmanagerConfig.Compile(new(), new())), Inhibition(AlertmanagerConfig.Compile(Jsm, new())));

    [Theory]
    [InlineData(OnCallTarget.Opsgenie)]
    [InlineData(OnCallTarget.Pagerduty)]
    [InlineData(OnCallTarget.Slack)]
    [InlineData(OnCallTarget.Webhook)]
    public void Each_service_has_its_own_receiver(OnCallTarget target) =>
        Golden.Matches(Receivers(new OnCallSettings { Target = target }), $"receiver-{target.ToString().ToLowerInvariant()}.yml");

    [Fact]
    public void A_second_service_is_told_by_the_same_receiver() => Golden.Matches(
        Receivers(new OnCallSettings { Target = OnCallTarget.Jsm, Second = new() { Target = OnCallTarget.Slack, Channel = "#alerts" }, Heartbeat = new() { ToUrl = true } }),
        "receiver-two.yml");

    [Fact]
    public void A_cut_over_from_OpsGenie_to_its_successor_is_two_entries_of_one_kind()
    {
        var receivers = Receivers(new OnCallSettings { Target = OnCallTarget.Opsgenie, Second = new() { Target = OnCallTarget.Jsm } });
        Assert.Equal(2, receivers.Split("opsgenie_configs:")[1].Split("api_key_file:").Length - 1);
        Assert.Contains("/on-call-key\n", receivers);
        Assert.Contains("/on-call-second-key\n", receivers);
    }

    [Theory]
    [InlineData(OnCallTarget.Opsgenie, OpsgenieRegion.Us, "https://api.opsgenie.com/")]
    [InlineData(OnCallTarget.Opsgenie, OpsgenieRegion.Eu, "https://api.eu.opsgenie.com/")]
    [InlineData(OnCallTarget.Jsm, OpsgenieRegion.Us, "https://api.atlassian.com/jsm/ops/integration/")]
    public void Alerts_and_heartbeat_go_to_the_address_of_the_service_and_its_region(OnCallTarget target, OpsgenieRegion region, string url)
    {
        var yaml = AlertmanagerConfig.Compile(Jsm with { Target = target, Region = region }, new());
        Assert.Contains($"api_url: {url}\n", yaml);
        Assert.Contains($"url: {url}v2/heartbeats/prometheus-prod/ping\n", yaml);
        Assert.Contains("type: GenieKey\n", yaml);
    }

    [Theory]
    [InlineData(10, "200s", "3m")]
    [InlineData(15, "5m", "270s")]
    [InlineData(60, "20m", "18m")]
    public void The_heartbeat_is_called_three_times_per_interval(int minutes, string group, string repeat)
    {
        var yaml = AlertmanagerConfig.Compile(Jsm with { Heartbeat = new() { ToUrl = true, Interval = Monitoring.Settings.Duration.Minutes(minutes) } }, new());
        Assert.Contains($"      receiver: heartbeat\n      group_wait: 0s\n      group_interval: {group}\n      repeat_interval: {repeat}\n", yaml);
    }

    [Fact]
    public void Priorities_follow_the_severity_and_fall_back_to_the_middle()
    {
        var priorities = ImmutableSortedDictionary<string, string>.Empty.Add("critical", "P2").Add("page", "P1");
        Assert.Contains("""{{ if eq .CommonLabels.severity "critical" }}P2{{ else if eq .CommonLabels.severity "page" }}P1{{ else }}P3{{ end }}""", Receivers(Jsm with { Priorities = priorities }));
        Assert.Contains("priority: P3\n", Receivers(Jsm with { Priorities = ImmutableSortedDictionary<string, string>.Empty }));
    }

    [Fact]
    public void Every_key_is_a_file() =>
        Assert.All(
            Enum.GetValues<OnCallTarget>().Where(target => target != OnCallTarget.None),
            target => Assert.Contains($"_file: {AlertmanagerConfig.SecretsDirectory}/on-call-key\n", Receivers(new OnCallSettings { Target = target })));

    private static string WithoutInhibition(string yaml) => yaml.Replace(Inhibition(yaml), "", StringComparison.Ordinal);

    private static string Inhibition(string yaml)
    {
        var start = yaml.IndexOf("\ninhibit_rules:", StringComparison.Ordinal) + 1;
        var end = yaml.IndexOf("\ntime_intervals:", StringComparison.Ordinal) + 1;
        return end > 0 ? yaml[start..end] : yaml[start..];
    }

    private static string Receivers(OnCallSettings settings)
    {
        var yaml = AlertmanagerConfig.Compile(settings, new());
        var (start, end) = (yaml.IndexOf("\nreceivers:", StringComparison.Ordinal) + 1, yaml.IndexOf("\ninhibit_rules:", StringComparison.Ordinal) + 1);
        return yaml[start..end];
    }
}
