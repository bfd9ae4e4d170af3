using Monitoring.OnCall;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.OnCall;

public sealed class OnCallSettingsTests
{
    private static readonly HeartbeatSettings ByName = new() { Name = "prometheus" };

    [Fact]
    public void Nobody_on_call_is_fine_and_needs_no_secret()
    {
        Assert.Empty(Problems(new OnCallSettings()));
        Assert.Empty(new OnCallSettings().RequiredSecrets());
        Assert.False(new OnCallSettings().NotifiesAnyone);
    }

    [Theory]
    [InlineData("2026-11-21", false, ProblemLevel.Warning, "OpsGenie's API ends on 2027-04-05, in 135 days: set target to jsm")]
    [InlineData("2027-04-05", false, ProblemLevel.Warning, "in 0 days")]
    [InlineData("2027-04-06", false, ProblemLevel.Error, "ended on 2027-04-05, nobody would be told: set target to jsm")]
    [InlineData("2027-04-06", true, ProblemLevel.Warning, "deployed all the same because forceRetiredApi is set")]
    public void OpsGenie_warns_until_its_end_and_fails_after_it_unless_forced(string today, bool force, ProblemLevel level, string text)
    {
        var problem = Assert.Single(Problems(new OnCallSettings { Target = OnCallTarget.Opsgenie, Heartbeat = ByName, ForceRetiredApi = force }, today));
        Assert.Equal((level, "monitoring:onCall.target"), (problem.Level, problem.Where));
        Assert.Contains(text, problem.Message);
    }

    [Fact]
    public void OpsGenie_as_the_second_service_ends_too()
    {
        var second = new OnCallReceiverSettings { Target = OnCallTarget.Opsgenie };
        Assert.Equal(ProblemLevel.Error, Assert.Single(second.Validate(new SettingsContext("monitoring:onCall.second", new DateOnly(2027, 5, 1)))).Level);
    }

    [Theory]
    [InlineData(OnCallTarget.Jsm)]
    [InlineData(OnCallTarget.Pagerduty)]
    [InlineData(OnCallTarget.Slack)]
    [InlineData(OnCallTarget.Webhook)]
    public void People_on_call_without_a_heartbeat_are_warned(OnCallTarget target)
    {
        var problem = Assert.Single(Problems(new OnCallSettings { Target = target }));
        Assert.Equal((ProblemLevel.Warning, "monitoring:onCall.heartbeat"), (problem.Level, problem.Where));
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_combination_is_named_by_its_key(string key, OnCallSettings settings) =>
        Assert.Contains(Problems(settings), problem => problem.Level == ProblemLevel.Error && problem.Where == $"monitoring:onCall.{key}");

    public static TheoryData<string, OnCallSettings> Impossible() => new()
    {
        { "region", new() { Target = OnCallTarget.Jsm, Region = OpsgenieRegion.Eu } },
        { "responders", new() { Target = OnCallTarget.Slack, Responders = [new() { Name = "platform" }] } },
        { "tags", new() { Target = OnCallTarget.Pagerduty, Tags = ["a"] } },
        { "channel", new() { Target = OnCallTarget.Jsm, Channel = "#alerts" } },
        { "responders[0].name", new() { Target = OnCallTarget.Jsm, Responders = [new()] } },
        { "priorities.critical", new() { Target = OnCallTarget.Jsm, Priorities = new OnCallSettings().Priorities.SetItem("critical", "P0") } },
        { "second.target", new() { Second = new() { Target = OnCallTarget.Slack } } },
        { "heartbeat.name", new() { Target = OnCallTarget.Slack, Heartbeat = ByName } },
        { "heartbeat.toUrl", new() { Target = OnCallTarget.Jsm, Heartbeat = ByName with { ToUrl = true } } },
    };

    [Fact]
    public void Each_service_and_the_heartbeat_need_a_secret_of_their_own()
    {
        var settings = new OnCallSettings { Target = OnCallTarget.Jsm, Second = new() { Target = OnCallTarget.Slack }, Heartbeat = new() { ToUrl = true } };
        Assert.Equal(["onCallKey", "onCallSecondKey", "heartbeatUrl"], settings.RequiredSecrets());
        Assert.Equal(["heartbeat-url"], new OnCallSettings { Heartbeat = new() { ToUrl = true } }.RequiredSecrets().Select(OnCallSecrets.FileOf));
    }

    private static List<Problem> Problems(OnCallSettings settings, string today = "2026-11-21") =>
        [.. settings.Validate(new SettingsContext("monitoring:onCall", DateOnly.Parse(today)))];
}
