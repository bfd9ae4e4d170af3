using Monitoring.Alerting;
using Monitoring.Compile;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Alerting;

public sealed class TimeWindowTests
{
    [Theory]
    [InlineData("08:00", "18:00", "08:00-18:00")]
    [InlineData("18:00", "08:00", "00:00-08:00 18:00-24:00")]
    [InlineData("22:30", "00:00", "22:30-24:00")]
    [InlineData("00:00", "00:00", "00:00-24:00")]
    [InlineData("00:00", "06:00", "00:00-06:00")]
    [InlineData("12:00", "12:00", "00:00-12:00 12:00-24:00")]
    public void A_window_over_midnight_is_the_early_and_the_late_hours_of_its_days(string from, string to, string ranges)
    {
        var yaml = Yaml.Write(new TimeWindow { From = TimeOnly.Parse(from), To = TimeOnly.Parse(to) }.Compile());
        Assert.Equal(
            $"times:\n{string.Concat(ranges.Split(' ').Select(range => $"  - start_time: {range[..5]}\n    end_time: {range[6..]}\n"))}location: UTC\n", yaml);
    }

    [Theory]
    [InlineData("monday:friday", "18:00", "08:00", "2026-11-20T18:30", true)] // a Friday
    [InlineData("monday:friday", "18:00", "08:00", "2026-11-20T07:59", true)]
    [InlineData("monday:friday", "18:00", "08:00", "2026-11-20T08:00", false)]
    [InlineData("monday:friday", "18:00", "08:00", "2026-11-21T20:00", false)]
    [InlineData("saturday", "12:00", "00:00", "2026-11-21T23:59", true)]
    [InlineData("saturday", "12:00", "00:00", "2026-11-21T11:59", false)]
    [InlineData("", "00:00", "00:00", "2026-11-21T11:59", true)]
    public void A_window_is_open_on_its_days_between_its_times(string days, string from, string to, string time, bool open)
    {
        var window = new TimeWindow { Days = days.Length == 0 ? [] : [days], From = TimeOnly.Parse(from), To = TimeOnly.Parse(to) };
        Assert.Equal(open, window.Contains(DateTimeOffset.Parse($"{time}Z")));
    }

    [Fact]
    public void A_window_is_open_by_the_clock_of_its_place() =>
        Assert.True(new TimeWindow { From = new(0, 0), To = new(1, 0), Location = "Europe/Berlin" }.Contains(DateTimeOffset.Parse("2026-11-20T23:30Z")));

    [Fact]
    public void Days_and_location_are_written_where_they_are_given() =>
        Assert.Contains("weekdays:\n  - monday:friday\nlocation: Europe/Berlin\n", Yaml.Write(new TimeWindow { Days = ["monday:friday"], Location = "Europe/Berlin" }.Compile()));

    [Theory]
    [InlineData("friday:sunday", true)]
    [InlineData("saturday:monday", true)]
    [InlineData("monday:friday", false)]
    [InlineData("sunday:saturday", false)]
    [InlineData("sunday", false)]
    public void A_range_over_the_end_of_Alertmanagers_week_is_refused(string days, bool refused)
    {
        var problems = new TimeWindow { Days = ["monday", days] }.Validate(new SettingsContext("w", new DateOnly(2026, 1, 1)));
        Assert.Equal(refused ? ["w.days[1]"] : [], problems.Select(problem => problem.Where));
    }
}
