using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Alerting;

public sealed class AlertingSettingsTests
{
    private static readonly SettingsContext Context = new("monitoring:alerting", new DateOnly(2026, 11, 21));

    [Fact]
    public void The_defaults_are_fine() => Assert.Empty(new AlertingSettings().Validate(Context));

    [Theory]
    [InlineData("nigts", "There is no time window 'nigts'; did you mean 'nights'?")]
    [InlineData("holidays", "There is no time window 'holidays'; define it under timeWindows.")]
    public void An_unknown_time_window_is_named(string name, string message)
    {
        var settings = new AlertingSettings { TimeWindows = ImmutableSortedDictionary<string, TimeWindow>.Empty.Add("nights", new()), MuteWarningsIn = ["nights", name] };
        Assert.Equal([Problem.Error("monitoring:alerting.muteWarningsIn[1]", message)], settings.Validate(Context));
    }

    [Fact]
    public void Repeating_sooner_than_a_group_is_looked_at_is_refused() => Assert.Equal(
        ["monitoring:alerting.repeatCritical", "monitoring:alerting.repeatWarning"],
        new AlertingSettings { GroupInterval = Duration.Hours(1), RepeatCritical = Duration.Minutes(30), RepeatWarning = Duration.Minutes(59) }.Validate(Context).Select(problem => problem.Where));
}
